-- Another mark whenever the tree of areas has changed, seen by whoever sees the change: by it a copy in memory is known
-- to be old.
create table territory.tree (
    one  boolean primary key default true check (one),
    mark uuid not null
);
insert into territory.tree (mark) values (gen_random_uuid());

create function territory.mark_tree() returns trigger
    language plpgsql
    as $$
    begin
        insert into territory.tree (mark) values (gen_random_uuid())
        on conflict (one) do update set mark = excluded.mark;
        return null;
    end
    $$;
create trigger area_changed after insert or update or delete or truncate on territory.area
    for each statement execute function territory.mark_tree();
-- Also for a first load, which lets other triggers rest.
alter table territory.area enable always trigger area_changed;

-- A house of a community is looked for by its number in all cells.
create index building_number on territory.building (address, path);

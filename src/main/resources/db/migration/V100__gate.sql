create schema gate;

-- Where people enter a place, such as a market.
create table gate.gate (
    id          uuid primary key,
    place_id    uuid not null,
    -- As of its place.
    path        text collate "C" not null,
    name        text not null check (length(name) between 1 and 60),
    -- The duty post at which somebody is to stand there.
    post_id     uuid,
    -- How many one person lets in within a minute.
    per_minute  int not null check (per_minute between 1 and 120),
    since       date not null,
    until       date check (until >= since),
    version     int not null default 0
);
create unique index gate_name on gate.gate (place_id, name);
create index gate_path on gate.gate (path);
alter table gate.gate enable row level security;
create policy in_scope on gate.gate using (access.in_scope(path));

-- That somebody came to a gate; kept for 14 days, a partition for each, and dropped then.
create table gate.entry (
    -- As the device made it, by which it is known when it is sent again.
    id           uuid not null,
    -- The business day, of the corrected time.
    day          date not null,
    path         text collate "C" not null,
    place_id     uuid not null,
    gate_id      uuid not null,
    -- By the server's clock.
    at           timestamptz not null,
    -- Both null for whoever is not known by name.
    pass_id      uuid,
    person_id    uuid,
    mask         boolean not null,
    colour       text not null check (colour in ('green', 'yellow', 'red', 'none')),
    -- Tenths of a degree Celsius; null where it was not taken.
    temperature  smallint check (temperature between 300 and 450),
    outcome      text not null check (outcome in ('in', 'checked', 'refused')),
    reason       text not null check (reason in ('', 'red', 'fever', 'yellow', 'mask', 'pass')),
    -- The account of whoever stood there.
    guard        uuid not null,
    primary key (id, day),
    check (outcome <> 'in' or reason = ''),
    check (outcome = 'in' or reason <> '')
) partition by range (day);
create index entry_place on gate.entry (place_id, at) include (pass_id, person_id, path);
create index entry_person on gate.entry (person_id, at) where person_id is not null;
create index entry_pass on gate.entry (pass_id, at) where pass_id is not null;
create index entry_at on gate.entry (at, id);
alter table gate.entry enable row level security;
create policy in_scope on gate.entry using (access.in_scope(path));

-- Makes the partitions of the days kept, and of the next two, and drops those of days before; how many changed.
create function gate.keep_days(today date, kept int) returns int
    language plpgsql security definer set search_path = '' as $$
declare
    changed int := 0;
    each    date;
    old     text;
begin
    perform pg_advisory_xact_lock(hashtextextended('gate.keep_days', 0));
    for each in select generate_series(today - kept, today + 2, interval '1 day')::date loop
        if to_regclass('gate.entry_' || to_char(each, 'YYYYMMDD')) is null then
            execute format('create table gate.%I partition of gate.entry for values from (%L) to (%L)',
                           'entry_' || to_char(each, 'YYYYMMDD'), each, each + 1);
            execute format('alter table gate.%I enable row level security', 'entry_' || to_char(each, 'YYYYMMDD'));
            changed := changed + 1;
        end if;
    end loop;
    for old in select c.relname
                 from pg_catalog.pg_inherits i
                 join pg_catalog.pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'gate.entry'::regclass
                  and c.relname < 'entry_' || to_char(today - kept, 'YYYYMMDD') loop
        execute format('drop table gate.%I', old);
        changed := changed + 1;
    end loop;
    return changed;
end
$$;

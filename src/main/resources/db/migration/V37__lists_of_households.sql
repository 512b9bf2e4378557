-- Whom a list of households names, and in which home: so that those who are on record there and not in it can be told.
create table people.listed_person (
    import_id   uuid not null references imports.import on delete cascade,
    row_no      int not null,
    -- Of the list's community.
    path        text collate "C" not null,
    person_id   uuid not null,
    dwelling_id uuid not null,
    primary key (import_id, row_no)
);
alter table people.listed_person enable row level security;
create policy in_scope on people.listed_person using (access.in_scope(path));
create index listed_person_whom on people.listed_person (import_id, person_id);

-- Who was on record in the homes that a list names, or in the whole community where it was said to be complete, and stood nowhere in it.
create table people.unlisted_person (
    import_id uuid not null references imports.import on delete cascade,
    person_id uuid not null references people.person on delete cascade,
    path      text collate "C" not null,
    primary key (import_id, person_id)
);
alter table people.unlisted_person enable row level security;
create policy in_scope on people.unlisted_person using (access.in_scope(path));

-- That somebody asked who was at a place with somebody, and why: what was answered follows from the entries.
create table gate.question (
    id         uuid primary key,
    -- As of the person or pass that is asked about.
    path       text collate "C" not null,
    -- One of both.
    person_id  uuid,
    pass_id    uuid,
    -- How far apart two may have come to be there together.
    minutes    int not null check (minutes between 5 and 120),
    reason     text not null check (length(reason) between 1 and 200),
    asked_at   timestamptz not null,
    asked_by   uuid not null,
    check ((person_id is null) <> (pass_id is null))
);
alter table gate.question enable row level security;
create policy in_scope on gate.question using (access.in_scope(path));

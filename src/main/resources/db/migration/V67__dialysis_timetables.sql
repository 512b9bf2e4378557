-- Needs that come again on fixed weekdays, such as dialysis: planned ahead as promises.
create table needs.timetable (
    id             uuid primary key,
    person_id      uuid not null,
    household_id   uuid not null,
    path           text collate "C" not null,
    rental_path    text collate "C",
    -- Where they go, and how.
    words          text not null check (length(words) between 1 and 150),
    -- How long before the start they have to leave.
    travel_minutes int not null check (travel_minutes between 0 and 720),
    -- When it starts on each day of the week, from Monday on; null on days without.
    starts         time[] not null check (cardinality(starts) = 7),
    from_on        date not null,
    -- Its last day; null while it goes on. Before its first where another took its place before it began.
    until_on       date,
    -- Up to which day appointments have been planned; null while none have.
    planned_until  date,
    made_at        timestamptz not null,
    made_by        uuid,
    check (until_on is null or until_on >= from_on - 1)
);
create index timetable_person on needs.timetable (person_id, from_on);
create index timetable_household on needs.timetable (household_id);
-- One at a time goes on.
create unique index timetable_goes_on on needs.timetable (person_id) where until_on is null;
alter table needs.timetable enable row level security;
create policy in_scope on needs.timetable using (access.in_scope(path) or access.in_scope(rental_path));

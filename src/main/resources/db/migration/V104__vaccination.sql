create schema vaccination;

-- A dose that somebody was given. Never changed: what was wrong is ended, and another one may take its place.
create table vaccination.dose (
    id            uuid primary key,
    person_id     uuid not null,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    -- Key of the vaccine in the book.
    vaccine       text not null check (vaccine ~ '^[a-z_]{1,20}$'),
    maker         text not null check (length(maker) <= 40),
    batch         text not null check (length(batch) <= 30),
    number        int not null check (number between 1 and 9),
    -- The place where it was given, where that is one of ours; its name as it was called then in any case.
    place_id      uuid,
    site          text not null check (length(site) <= 60),
    given_on      date not null,
    -- How it became known.
    origin        text not null check (origin in ('card', 'told', 'list', 'site')),
    entered_at    timestamptz not null,
    -- The account; null for the program itself.
    entered_by    uuid,
    -- The dose whose place it took.
    replaces      uuid references vaccination.dose,
    ended_at      timestamptz,
    ended_by      uuid,
    ended_why     text check (ended_why in ('corrected', 'not_given', 'other_person', 'twice')),
    check ((ended_at is null) = (ended_why is null))
);
create unique index dose_number on vaccination.dose (person_id, number) where ended_at is null;
create index dose_person on vaccination.dose (person_id, given_on);
create index dose_household on vaccination.dose (household_id);
create index dose_replaces on vaccination.dose (replaces) where replaces is not null;
create index dose_path on vaccination.dose (path, given_on) where ended_at is null;
create index dose_rental_path on vaccination.dose (rental_path) where rental_path is not null;
alter table vaccination.dose enable row level security;
create policy in_scope on vaccination.dose using (access.in_scope(path) or access.in_scope(rental_path));

-- What follows from the doses of somebody by the schedule of the last one: kept with each change of them, so that who is
-- due can be asked of many people. Whoever has had none has no row.
create table vaccination.course (
    person_id     uuid primary key,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    -- The number of the last one, and its vaccine and day.
    given         int not null check (given between 1 and 9),
    vaccine       text not null,
    last_on       date not null,
    -- The number of the next one; null where nothing follows.
    next          int,
    is_booster    boolean not null,
    due_from      date,
    due_until     date,
    check ((next is null) = (due_from is null) and (due_from is null) = (due_until is null))
);
create index course_household on vaccination.course (household_id);
create index course_path on vaccination.course (path, due_from);
create index course_rental_path on vaccination.course (rental_path) where rental_path is not null;
alter table vaccination.course enable row level security;
create policy in_scope on vaccination.course using (access.in_scope(path) or access.in_scope(rental_path));

-- Why somebody is not given a dose. Of each person at most one holds; the others are what was said before.
create table vaccination.obstacle (
    id            uuid primary key,
    person_id     uuid not null,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    kind          text not null check (kind in ('contraindication', 'postponed', 'refused')),
    -- One of the list of its kind.
    reason        text not null check (reason ~ '^[a-z_]{1,30}$'),
    -- Who found it, and where they work: of a contraindication only.
    doctor        text not null check (length(doctor) <= 60),
    institution   text not null check (length(institution) <= 60),
    -- The last day on which it holds; null for as long as nobody says otherwise.
    until         date,
    note          text not null check (length(note) <= 200),
    found_on      date not null,
    entered_at    timestamptz not null,
    entered_by    uuid,
    ended_at      timestamptz,
    ended_by      uuid,
    ended_why     text check (ended_why in ('replaced', 'over', 'mistaken')),
    check ((ended_at is null) = (ended_why is null)),
    check (kind <> 'contraindication' or doctor <> '' and institution <> ''),
    check (kind <> 'postponed' or until is not null)
);
create unique index obstacle_person on vaccination.obstacle (person_id) where ended_at is null;
create index obstacle_of on vaccination.obstacle (person_id, entered_at);
create index obstacle_household on vaccination.obstacle (household_id);
create index obstacle_path on vaccination.obstacle (path) where ended_at is null;
create index obstacle_rental_path on vaccination.obstacle (rental_path) where rental_path is not null;
alter table vaccination.obstacle enable row level security;
create policy in_scope on vaccination.obstacle using (access.in_scope(path) or access.in_scope(rental_path));

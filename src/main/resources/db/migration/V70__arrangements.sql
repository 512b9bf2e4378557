create schema arrangements;

-- What becomes of those at home who need somebody, while others of their home are confined: one for each household and
-- confinement, answered by a person.
create table arrangements.arrangement (
    id           uuid primary key,
    household_id uuid not null,
    path         text collate "C" not null,
    rental_path  text collate "C",
    -- The measure that asked for it.
    measure_id   uuid not null,
    raised_at    timestamptz not null,
    -- The latest answer; null while nobody has given one.
    answer       text check (answer in ('together', 'room', 'relatives', 'guardian', 'delivery', 'not_needed')),
    words        text check (length(words) between 1 and 200),
    -- Whom to call: a relative's or guardian's number, sealed.
    phone        bytea,
    answered_at  timestamptz,
    answered_by  uuid,
    -- Nobody of the home is confined any more.
    ended_at     timestamptz,
    version      int not null default 0,
    check ((answer is null) = (answered_at is null)),
    check ((answer is null) = (words is null)),
    check (phone is null or answer is not null)
);
create unique index arrangement_open on arrangements.arrangement (household_id) where ended_at is null;
create index arrangement_household on arrangements.arrangement (household_id, raised_at);
alter table arrangements.arrangement enable row level security;
create policy in_scope on arrangements.arrangement using (access.in_scope(path) or access.in_scope(rental_path));

-- Why: who needs somebody, and what is in the way.
create table arrangements.concern (
    arrangement_id uuid not null references arrangements.arrangement,
    why            text not null check (why in ('shut_in', 'left', 'sent', 'night', 'errands')),
    -- Whom it is about; null where it is the household.
    person_id      uuid,
    unique nulls not distinct (arrangement_id, why, person_id)
);
create index concern_person on arrangements.concern (person_id) where person_id is not null;
alter table arrangements.concern enable row level security;
create policy of_visible_arrangement on arrangements.concern using (exists (
    select 1 from arrangements.arrangement a
     where a.id = arrangement_id and (access.in_scope(a.path) or access.in_scope(a.rental_path))));

-- Who lives elsewhere because of it, and goes back when it ends.
create table arrangements.stay (
    id             uuid primary key,
    arrangement_id uuid not null references arrangements.arrangement,
    person_id      uuid not null,
    -- The home that they left, and the one that they went to.
    from_household uuid not null,
    to_household   uuid not null,
    path           text collate "C" not null,
    rental_path    text collate "C",
    since          timestamptz not null,
    ended_at       timestamptz,
    -- Whether they went back by themselves; null while it lasts.
    went_back      boolean,
    check ((ended_at is null) = (went_back is null))
);
create unique index stay_open on arrangements.stay (person_id) where ended_at is null;
create index stay_arrangement on arrangements.stay (arrangement_id);
alter table arrangements.stay enable row level security;
create policy in_scope on arrangements.stay using (
    access.in_scope(path) or access.in_scope(rental_path) or exists (
        select 1 from arrangements.arrangement a
         where a.id = arrangement_id and (access.in_scope(a.path) or access.in_scope(a.rental_path))));

-- What is known of rooms that are let, beside their address. Where nothing is said, a room whose number begins with 1 is
-- on the ground floor.
create table arrangements.room (
    dwelling_id  uuid primary key,
    path         text collate "C" not null,
    rental_path  text collate "C",
    own_toilet   boolean,
    ground_floor boolean,
    note         text not null default '' check (length(note) <= 200)
);
alter table arrangements.room enable row level security;
create policy in_scope on arrangements.room using (access.in_scope(path) or access.in_scope(rental_path));

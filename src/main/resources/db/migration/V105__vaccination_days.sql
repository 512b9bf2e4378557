-- A day on which doses are given at a site.
create table vaccination.day (
    id          uuid primary key,
    -- Of whoever holds it: those below are invited to it.
    path        text collate "C" not null,
    place_id    uuid not null,
    held_on     date not null,
    opens       time not null,
    closes      time not null check (closes > opens),
    -- How many can come within each half hour.
    per_slot    int not null check (per_slot between 1 and 500),
    -- Key of the vaccine that there will be; with its maker where that is known.
    vaccine     text not null check (vaccine ~ '^[a-z_]{1,20}$'),
    maker       text not null check (length(maker) <= 40),
    cancelled   boolean not null default false,
    version     int not null default 0
);
create unique index day_place on vaccination.day (place_id, held_on, opens) where not cancelled;
create index day_path on vaccination.day (path, held_on);
alter table vaccination.day enable row level security;
-- Whoever works below the area invites its people to it.
create policy in_scope on vaccination.day
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- That somebody was asked to come to a day, and what they answered. Its task has the same id.
create table vaccination.invitation (
    id            uuid primary key,
    person_id     uuid not null,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    day_id        uuid not null references vaccination.day,
    -- Of the dose that was due.
    number        int not null check (number between 1 and 9),
    asked_at      timestamptz not null,
    asked_by      uuid,
    -- Null while nobody has answered.
    answer        text check (answer in ('comes', 'later', 'no')),
    -- What whoever comes needs: nothing, a lift, somebody beside them, a place for a wheelchair.
    needs         text[] not null default '{}' check (needs <@ array['lift', 'beside', 'wheelchair']),
    answered_at   timestamptz,
    answered_by   uuid,
    -- What was entered with the answer, to be taken back with it.
    obstacle_id   uuid,
    -- How often nobody was reached.
    tries         int not null default 0,
    -- Whether it is the last one that they were asked.
    is_last       boolean not null default true,
    check ((answer is null) = (answered_at is null))
);
create unique index invitation_person on vaccination.invitation (person_id) where is_last;
create index invitation_of on vaccination.invitation (person_id, asked_at);
create index invitation_day on vaccination.invitation (day_id);
create index invitation_household on vaccination.invitation (household_id);
create index invitation_path on vaccination.invitation (path);
create index invitation_rental_path on vaccination.invitation (rental_path) where rental_path is not null;
alter table vaccination.invitation enable row level security;
create policy in_scope on vaccination.invitation using (access.in_scope(path) or access.in_scope(rental_path));

-- That somebody is to come to a day, within a half hour.
create table vaccination.appointment (
    id            uuid primary key,
    day_id        uuid not null references vaccination.day,
    person_id     uuid not null,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    -- The number that they say at the site, from 1 on.
    ticket        int not null check (ticket > 0),
    -- When the half hour begins; null where there was no room any more.
    slot          time,
    number        int not null check (number between 1 and 9),
    needs         text[] not null default '{}' check (needs <@ array['lift', 'beside', 'wheelchair']),
    made_at       timestamptz not null,
    made_by       uuid,
    withdrawn_at  timestamptz
);
create unique index appointment_person on vaccination.appointment (day_id, person_id);
create unique index appointment_ticket on vaccination.appointment (day_id, ticket);
create index appointment_of on vaccination.appointment (person_id, made_at);
create index appointment_household on vaccination.appointment (household_id);
create index appointment_path on vaccination.appointment (path);
create index appointment_rental_path on vaccination.appointment (rental_path) where rental_path is not null;
alter table vaccination.appointment enable row level security;
create policy in_scope on vaccination.appointment using (access.in_scope(path) or access.in_scope(rental_path));

-- How full the half hours of a day are, and which ticket was the last: told to whoever makes an appointment, who sees but
-- those of their own area. It says nothing about anybody.
create function vaccination.taken(of_day uuid) returns table (slot time, people int, last_ticket int)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select a.slot, (count(*) filter (where a.withdrawn_at is null))::int, max(a.ticket)
          from vaccination.appointment a
         where a.day_id = of_day and current_setting('linli.known', true) = 'yes'
         group by a.slot
    $$;

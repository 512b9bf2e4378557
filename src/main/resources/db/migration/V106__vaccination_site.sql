-- What was done at a site with whoever came: told by a device, which makes the id, so that a repeat is stored once. What
-- was wrong is undone by another one.
create table vaccination.event (
    id              uuid primary key,
    appointment_id  uuid not null references vaccination.appointment,
    kind            text not null check (kind in ('in', 'asked', 'jab', 'declined', 'reaction', 'left', 'undo')),
    at              timestamptz not null,
    received_at     timestamptz not null,
    -- The account of whoever stood there.
    by              uuid not null,
    -- What the kind needs, small and plain.
    data            jsonb not null default '{}' check (jsonb_typeof(data) = 'object')
);
create index event_appointment on vaccination.event (appointment_id, at, id);
alter table vaccination.event enable row level security;
create policy of_visible_appointment on vaccination.event using (exists (
    select 1 from vaccination.appointment a
     where a.id = appointment_id and (access.in_scope(a.path) or access.in_scope(a.rental_path))));
revoke update, delete on vaccination.event from ${app_role};

-- Where each stands, as the events say: kept with each of them.
alter table vaccination.appointment
    add column came_at        timestamptz,
    add column jab_at         timestamptz,
    add column dose_id        uuid,
    add column observed_until timestamptz,
    add column left_at        timestamptz,
    add column declined_at    timestamptz,
    -- That somebody was asked to find out why they did not come.
    add column missed_at      timestamptz;
create index appointment_observed on vaccination.appointment (observed_until)
    where observed_until is not null and left_at is null;

-- How somebody was after a dose, at the site or on a day after it.
create table vaccination.reaction (
    id            uuid primary key,
    person_id     uuid not null,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    dose_id       uuid not null,
    source        text not null check (source in ('site', 'follow')),
    -- None of them where they are well.
    signs         text[] not null check (signs <@ array['sore', 'fever', 'tired', 'headache', 'rash', 'nausea', 'faint',
                                                        'breath', 'other']),
    severity      text not null check (severity in ('mild', 'serious')),
    note          text not null check (length(note) <= 200),
    at            timestamptz not null,
    by            uuid
);
create index reaction_person on vaccination.reaction (person_id, at);
create index reaction_dose on vaccination.reaction (dose_id);
create index reaction_household on vaccination.reaction (household_id);
create index reaction_path on vaccination.reaction (path);
create index reaction_rental_path on vaccination.reaction (rental_path) where rental_path is not null;
alter table vaccination.reaction enable row level security;
create policy in_scope on vaccination.reaction using (access.in_scope(path) or access.in_scope(rental_path));

create schema workload;

-- Somebody's day as far as the records of all modules tell of it: from the first trace to the last, work over midnight
-- with the day on which it began. Kept for 90 days; nobody reads it but whose it is, and the background.
create table workload.day (
    account_id    uuid not null,
    day           date not null,
    first_at      timestamptz not null,
    last_at       timestamptz not null check (last_at >= first_at),
    first_kind    text not null,
    last_kind     text not null,
    -- Between traces from 22:00 to 06:00, long gaps left out.
    night_minutes int not null check (night_minutes >= 0),
    night_at      timestamptz,
    doors         int not null check (doors >= 0),
    floors        int not null check (floors >= 0),
    forms         int not null check (forms >= 0),
    late_calls    int not null check (late_calls >= 0),
    primary key (account_id, day)
);
create index day_day on workload.day (day);
alter table workload.day enable row level security;
create policy own on workload.day using (
    (select current_setting('linli.scope', true) = '' and current_setting('linli.known', true) = 'yes')
    or account_id = nullif(current_setting('linli.account', true), '')::uuid);

-- What staff did in the last days is asked for again and again.
create index completion_at on tasks.completion (at);
create index arrival_registered_at on arrivals.arrival (registered_at);
create index measure_by_hand on care.measure (begun_at) where source_id is null and co_resident_of is null;
create index need_told on needs.need (told_at);
create index entry_at on field.entry (at);
create index photo_taken on photos.photo (taken_at);
create index delivery_packed on supplies.delivery (packed_at) where packed_at is not null;
create index talk_at on wellbeing.talk (at);

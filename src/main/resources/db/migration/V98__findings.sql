-- What was not in order, until it is.
create table inspection.finding (
    id            uuid primary key,
    place_id      uuid not null references places.place,
    path          text collate "C" not null,
    -- Which version of which checklist asked, and what of it.
    version       text not null,
    checklist     text not null,
    item          text not null,
    gravity       text not null check (gravity in ('minor', 'serious', 'danger')),
    round_id      uuid not null references inspection.round,
    found_at      timestamptz not null,
    found_by      uuid,
    due_at        timestamptz not null check (due_at > found_at),
    -- How often it has been found here within a month, this time included.
    times         int not null check (times >= 1),
    state         text not null check (state in ('open', 'reported', 'put_right', 'withdrawn')),
    escalated_at  timestamptz,
    ended_at      timestamptz,
    check ((ended_at is not null) = (state in ('put_right', 'withdrawn')))
);
create unique index finding_once on inspection.finding (place_id, item) where ended_at is null;
create index finding_place on inspection.finding (place_id, item, found_at);
create index finding_open on inspection.finding (due_at) where ended_at is null;
create index finding_ended on inspection.finding (ended_at);
create index finding_round on inspection.finding (round_id);
alter table inspection.finding enable row level security;
-- Whoever works below walks at the places of the area too, and writes what was seen.
create policy in_scope on inspection.finding
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- What happened to it, in order.
create table inspection.finding_event (
    id          uuid primary key,
    finding_id  uuid not null references inspection.finding,
    path        text collate "C" not null,
    kind        text not null check (kind in ('found', 'again', 'reported', 'not_yet', 'escalated', 'extended',
                                              'put_right', 'withdrawn')),
    note        text not null check (length(note) <= 300),
    at          timestamptz not null,
    by          uuid
);
create index finding_event_of on inspection.finding_event (finding_id, at);
alter table inspection.finding_event enable row level security;
create policy in_scope on inspection.finding_event
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- The decision to close a place, and the one to open it again.
create table inspection.closure (
    id             uuid primary key,
    place_id       uuid not null references places.place,
    path           text collate "C" not null,
    closed_on      date not null,
    reason         text not null check (length(reason) between 1 and 500),
    conditions     text[] not null check (cardinality(conditions) between 1 and 10),
    -- When it is likely to open again.
    expected_on    date check (expected_on > closed_on),
    closed_by      uuid,
    decided_at     timestamptz not null,
    opened_on      date check (opened_on >= closed_on),
    opened_reason  text not null default '' check (length(opened_reason) <= 500),
    opened_by      uuid,
    opened_at      timestamptz,
    check ((opened_on is null) = (opened_at is null))
);
create unique index closure_once on inspection.closure (place_id) where opened_on is null;
create index closure_place on inspection.closure (place_id, closed_on);
alter table inspection.closure enable row level security;
create policy in_scope on inspection.closure using (access.in_scope(path));
-- Of places above it is known; it is decided there.
create policy above_me on inspection.closure for select
    using (starts_with(current_setting('linli.scope', true), path));

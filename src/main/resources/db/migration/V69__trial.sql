-- Rules that are written and tried before they are published.
create schema trial;

-- A text in the making: rules, no people.
create table trial.draft (
    id         uuid primary key,
    text       text not null check (length(text) <= 100000),
    -- Rises with every change, so that nobody publishes what they have not seen.
    revision   int not null default 0,
    state      text not null default 'open' check (state in ('open', 'withdrawn', 'published')),
    -- Id of the version that it has become.
    version    text unique,
    created_by uuid not null,
    created_at timestamptz not null,
    edited_by  uuid not null,
    edited_at  timestamptz not null,
    ended_by   uuid,
    ended_at   timestamptz,
    check ((state = 'open') = (ended_at is null)),
    check ((state = 'published') = (version is not null))
);

-- One look at what a text would change: numbers only.
create table trial.run (
    id         uuid primary key,
    draft_id   uuid not null references trial.draft,
    revision   int not null,
    version    text not null,
    -- The first of the days that are compared.
    day        date not null,
    state      text not null default 'running' check (state in ('running', 'done', 'stopped', 'failed')),
    total      int not null,
    looked     int not null default 0,
    -- Under measures that somebody has lengthened: they stay as they are.
    lengthened int not null default 0,
    started_by uuid not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create index run_draft on trial.run (draft_id, started_at);

-- Whom a text would decide otherwise, as looked at; and after it was published, what was chosen for them.
create table trial.difference (
    id            uuid primary key,
    run_id        uuid not null references trial.run on delete cascade,
    person_id     uuid not null,
    arrival_id    uuid not null,
    -- The measure that runs; null where the person was only registered.
    measure_id    uuid,
    path          text collate "C" not null,
    rental_path   text collate "C",
    -- Codes of protocols; empty for none.
    from_protocol text not null,
    from_until    date,
    to_protocol   text not null,
    to_until      date,
    -- Whether nothing would be left to do on the first day.
    released      boolean not null,
    -- By how much it would be more on each of the days.
    central       int[] not null,
    home          int[] not null,
    samples       int[] not null,
    visits        int[] not null,
    choice        text not null default 'open' check (choice in ('open', 'kept', 'moved')),
    chosen_by     uuid,
    chosen_at     timestamptz,
    check ((choice = 'open') = (chosen_at is null)),
    check (cardinality(central) = 14 and cardinality(home) = 14 and cardinality(samples) = 14 and cardinality(visits) = 14)
);
create unique index difference_once on trial.difference (run_id, arrival_id);
create index difference_group on trial.difference (run_id, from_protocol, to_protocol);
create index difference_person on trial.difference (person_id);
alter table trial.difference enable row level security;
create policy in_scope on trial.difference using (access.in_scope(path) or access.in_scope(rental_path));

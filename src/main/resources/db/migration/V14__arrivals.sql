create schema arrivals;

create table arrivals.arrival (
    id             uuid primary key,
    person_id      uuid not null references people.person,
    -- The home that they went to, whose path it has.
    dwelling_id    uuid not null,
    path           text collate "C" not null,
    rental_path    text collate "C",
    -- Where the person came from: a GB/T 2260 code, and what was written.
    origin_code    text not null check (origin_code ~ '^\d{6}$'),
    origin_name    text not null check (length(origin_name) between 1 and 120),
    arrived_on     date not null,
    arrived_at     time,
    transport      text not null,
    transport_no   text,
    left_risk_on   date,
    left_risk_at   time,
    health_code    text not null,
    doses          int not null default 0 check (doses between 0 and 9),
    negative_hours int check (negative_hours >= 0),
    with_whom      text,
    note           text,
    -- What was decided, kept as it was when the rules change.
    policy_version text not null,
    rule           text not null,
    protocol       text,
    measure_id     uuid,
    until          date,
    reason_zh      text not null,
    reason_en      text not null,
    trace          jsonb not null,
    -- Places at risk inside the origin, which was named only roughly.
    closer         jsonb not null default '[]',
    source         text not null check (source in ('page', 'import', 'api', 'field', 'demo')),
    import_id      uuid,
    -- Keyed hash of what was sent: a repeat under the same id has the same.
    sent_hash      bytea not null,
    registered_at  timestamptz not null,
    registered_on  date not null,
    registered_by  uuid,
    -- A correction is a new arrival that names the one it replaces.
    replaces       uuid references arrivals.arrival,
    -- The household that somebody on record moves to on the day of arrival, while that is still to come.
    moves_to       uuid,
    withdrawn_at   timestamptz,
    withdrawn_by   uuid,
    withdrawn_why  text
);
create unique index arrival_once on arrivals.arrival (person_id, arrived_on) where withdrawn_at is null;
create index arrival_path on arrivals.arrival (path, registered_on desc);
create index arrival_rental_path on arrivals.arrival (rental_path, registered_on desc) where rental_path is not null;
create index arrival_registered on arrivals.arrival (registered_on desc, registered_at desc);
create index arrival_import on arrivals.arrival (import_id) where import_id is not null;
alter table arrivals.arrival enable row level security;
create policy in_scope on arrivals.arrival using (access.in_scope(path) or access.in_scope(rental_path));
-- An arrival stays where it was registered and is counted there. Whoever looks after the person now may read it, as the rest
-- of their story; only where it was registered can it be changed.
create policy of_visible_person on arrivals.arrival for select using (exists (
    select 1 from people.person p
     where p.id = person_id and (access.in_scope(p.path) or access.in_scope(p.rental_path))));
create index arrival_to_come on arrivals.arrival (arrived_on) where moves_to is not null;
create index arrival_dwelling on arrivals.arrival (dwelling_id);

-- Tests that a person brought along or did on arrival.
create table arrivals.brought_test (
    id          uuid primary key,
    arrival_id  uuid not null references arrivals.arrival,
    path        text collate "C" not null,
    rental_path text collate "C",
    taken_at    timestamptz not null,
    result      text not null check (result in ('negative', 'positive', 'pending'))
);
create index brought_test_arrival on arrivals.brought_test (arrival_id);
alter table arrivals.brought_test enable row level security;
create policy in_scope on arrivals.brought_test using (access.in_scope(path) or access.in_scope(rental_path));
create policy of_visible_person on arrivals.brought_test for select using (exists (
    select 1 from arrivals.arrival a join people.person p on p.id = a.person_id
     where a.id = arrival_id and (access.in_scope(p.path) or access.in_scope(p.rental_path))));

-- One file being brought in. Its rows are counted in the same transaction that stores them, so that
-- read = stored + known + refused holds at every moment, after a crash too. The file itself lies sealed in the data
-- folder until it is done or cancelled.
create table arrivals.import (
    id          uuid primary key,
    path        text collate "C" not null,
    file_name   text not null check (length(file_name) between 1 and 200),
    file_size   bigint not null,
    file_hash   bytea not null,
    state       text not null check (state in ('mapping', 'running', 'done', 'failed', 'cancelled')),
    mapping     jsonb not null,
    -- Rows below the header, empty forms and totals included.
    total       int not null,
    -- Number in the sheet of the last row that is done.
    last_row    int not null default 0,
    read        int not null default 0,
    stored      int not null default 0,
    known       int not null default 0,
    refused     int not null default 0,
    failure     jsonb,
    created_at  timestamptz not null,
    created_by  uuid not null,
    started_at  timestamptz,
    started_by  uuid,
    finished_at timestamptz,
    check (read = stored + known + refused)
);
create index import_path on arrivals.import (path, created_at desc);
create index import_hash on arrivals.import (file_hash);
create index import_state on arrivals.import (state) where state = 'running';
alter table arrivals.import enable row level security;
create policy in_scope on arrivals.import using (access.in_scope(path));

-- Rows that were not stored, or were stored with a warning: why, with values masked, and of refused ones the cells, sealed, so that they can be given
-- back to be mended.
create table arrivals.import_row (
    import_id  uuid not null references arrivals.import on delete cascade,
    row_no     int not null,
    path       text collate "C" not null,
    outcome    text not null check (outcome in ('known', 'refused', 'warned')),
    problems   jsonb not null,
    cells      bytea check ((outcome = 'refused') = (cells is not null)),
    arrival_id uuid,
    primary key (import_id, row_no)
);
alter table arrivals.import_row enable row level security;
create policy in_scope on arrivals.import_row using (access.in_scope(path));

-- Who is driven when by which car on a day, until it is published, or another one is.
create table rides.plan (
    id         uuid primary key,
    path       text collate "C" not null,
    day        date not null,
    state      text not null check (state in ('running', 'proposed', 'published', 'replaced', 'failed')),
    asked_at   timestamptz not null,
    asked_by   uuid,
    -- Whether the ways were measured on the roads, not reckoned from coordinates.
    measured   boolean not null,
    published_at timestamptz,
    published_by uuid
);
create index plan_day on rides.plan (day, path, asked_at);
create unique index plan_published on rides.plan (path, day) where state = 'published';
create unique index plan_running on rides.plan (path, day) where state = 'running';
alter table rides.plan enable row level security;
create policy in_scope on rides.plan
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- A stop of a car; a driver's rest is one about nobody.
create table rides.stop (
    plan_id     uuid not null references rides.plan on delete cascade,
    vehicle_id  uuid not null references rides.vehicle,
    no          int not null,
    request_id  uuid references rides.request,
    path        text collate "C" not null,
    rental_path text collate "C",
    kind        text not null check (kind in ('pickup', 'setdown', 'break')),
    arrives     timestamptz not null,
    begins      timestamptz not null,
    leaves      timestamptz not null,
    primary key (plan_id, vehicle_id, no),
    check ((kind = 'break') = (request_id is null))
);
create index stop_request on rides.stop (request_id);
create index stop_vehicle on rides.stop (vehicle_id);
alter table rides.stop enable row level security;
create policy in_scope on rides.stop
    using (access.in_scope(path) or access.in_scope(rental_path)
           or starts_with(current_setting('linli.scope', true), path));

-- Whom no car takes, and why.
create table rides.unplanned (
    plan_id     uuid not null references rides.plan on delete cascade,
    request_id  uuid not null references rides.request,
    path        text collate "C" not null,
    rental_path text collate "C",
    reason      text not null check (reason in ('no_room', 'no_time', 'all_busy', 'no_position')),
    primary key (plan_id, request_id)
);
create index unplanned_request on rides.unplanned (request_id);
alter table rides.unplanned enable row level security;
create policy in_scope on rides.unplanned using (access.in_scope(path) or access.in_scope(rental_path));

-- A car that is free later on a day than it was to be.
create table rides.delay (
    vehicle_id  uuid not null references rides.vehicle,
    day         date not null,
    path        text collate "C" not null,
    free_at     timestamptz not null,
    primary key (vehicle_id, day)
);
alter table rides.delay enable row level security;
create policy in_scope on rides.delay
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

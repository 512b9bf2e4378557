-- The number of a driver's link for a day: the secret in it follows from the car, the day and this number.
create table rides.driver_link (
    vehicle_id  uuid not null references rides.vehicle,
    day         date not null,
    path        text collate "C" not null,
    no          int not null check (no > 1),
    primary key (vehicle_id, day)
);
alter table rides.driver_link enable row level security;
create policy in_scope on rides.driver_link
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- What a driver tapped, under an id made on the phone, so that what is sent again is taken once.
create table rides.mark (
    id          uuid primary key,
    request_id  uuid not null references rides.request,
    vehicle_id  uuid not null references rides.vehicle,
    path        text collate "C" not null,
    rental_path text collate "C",
    what        text not null check (what in ('aboard', 'not_there', 'declined', 'set_down', 'undo')),
    at          timestamptz not null,
    received_at timestamptz not null
);
create index mark_request on rides.mark (request_id, at);
create index mark_vehicle on rides.mark (vehicle_id);
alter table rides.mark enable row level security;
create policy in_scope on rides.mark using (access.in_scope(path) or access.in_scope(rental_path));

-- A car that is to be disinfected after a closed loop, and when that was done.
create table rides.disinfection (
    request_id  uuid primary key references rides.request,
    vehicle_id  uuid not null references rides.vehicle,
    path        text collate "C" not null,
    due_at      timestamptz not null,
    done_at     timestamptz,
    done_by     uuid
);
create index disinfection_vehicle on rides.disinfection (vehicle_id, due_at);
alter table rides.disinfection enable row level security;
create policy in_scope on rides.disinfection
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- What people are driven with, and by whom; the driver needs no account.
create table rides.vehicle (
    id            uuid primary key,
    path          text collate "C" not null,
    name          text not null check (length(name) between 1 and 60),
    plate         text not null check (length(plate) <= 20),
    seats         int not null check (seats between 0 and 60),
    wheelchairs   int not null check (wheelchairs between 0 and 10),
    -- On each day, from where it sets out and returns to; where no place is named, from the middle of its area.
    begins        time not null,
    ends          time not null,
    place_id      uuid,
    -- Who does duty, or a name and a number.
    member_id     uuid,
    driver        text not null check (length(driver) <= 60),
    phone_sealed  bytea,
    -- Whether the driver is protected, as for a closed loop.
    shielded      boolean not null,
    -- A rest begins within these times.
    rest_from     time,
    rest_until    time,
    rest_minutes  int check (rest_minutes between 5 and 240),
    -- The last day of one that drives no more.
    until         date,
    version       int not null default 0,
    check (ends > begins),
    check (seats + wheelchairs > 0),
    check ((rest_from is null) = (rest_until is null) and (rest_from is null) = (rest_minutes is null)),
    check (rest_until >= rest_from)
);
create index vehicle_path on rides.vehicle (path, name);
alter table rides.vehicle enable row level security;
-- Whoever works below the area relies on its cars.
create policy in_scope on rides.vehicle
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

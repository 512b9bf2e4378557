create schema rides;

-- Somebody who is to be driven from one place to another; the way back is a row of its own.
create table rides.request (
    id             uuid primary key,
    -- Of a way back, the way there.
    outward_id     uuid references rides.request,
    person_id      uuid not null,
    household_id   uuid not null,
    path           text collate "C" not null,
    rental_path    text collate "C",
    purpose        text not null check (purpose in ('vaccination', 'hospital', 'dialysis', 'sampling', 'station',
                                                    'other')),
    from_kind      text not null check (from_kind in ('home', 'place', 'address')),
    from_place_id  uuid,
    from_words     text not null check (length(from_words) <= 100),
    from_lat       double precision check (from_lat between -90 and 90),
    from_lng       double precision check (from_lng between -180 and 180),
    to_kind        text not null check (to_kind in ('home', 'place', 'address')),
    to_place_id    uuid,
    to_words       text not null check (length(to_words) <= 100),
    to_lat         double precision check (to_lat between -90 and 90),
    to_lng         double precision check (to_lng between -180 and 180),
    -- Not before; of a way back, when they are expected to be ready.
    earliest       timestamptz not null,
    -- There by then.
    latest         timestamptz not null,
    -- Of a way back, when they said that they were ready.
    ready_at       timestamptz,
    companions     int not null check (companions between 0 and 3),
    wheelchair     boolean not null,
    -- In a closed loop: with nobody else in the car, the driver protected, the car disinfected after.
    alone          boolean not null,
    -- Needs help to the door.
    help           boolean not null,
    note           text not null check (length(note) <= 200),
    asked_at       timestamptz not null,
    asked_by       uuid,
    picked_at      timestamptz,
    set_down_at    timestamptz,
    missed         text check (missed in ('not_there', 'declined')),
    missed_at      timestamptz,
    withdrawn_at   timestamptz,
    version        int not null default 0,
    check (latest > earliest),
    check (ready_at is null or outward_id is not null),
    check ((from_kind = 'place') = (from_place_id is not null)),
    check ((to_kind = 'place') = (to_place_id is not null)),
    check (from_kind <> 'address' or from_words <> ''),
    check (to_kind <> 'address' or to_words <> ''),
    check ((missed is null) = (missed_at is null)),
    check (set_down_at is null or picked_at is not null)
);
create unique index request_back on rides.request (outward_id);
create index request_person on rides.request (person_id, earliest);
create index request_household on rides.request (household_id);
create index request_earliest on rides.request (earliest, id);
create index request_path on rides.request (path, earliest);
alter table rides.request enable row level security;
create policy in_scope on rides.request using (access.in_scope(path) or access.in_scope(rental_path));

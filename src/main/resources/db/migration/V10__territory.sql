create schema territory;

-- The tree. Names of places are nobody's secret, so there is no row-level security here; the service holds every use
-- to the signed-in scope.
create table territory.area (
    path       text collate "C" primary key check (path ~ '^([a-z0-9-]{1,32}\.){1,8}$'),
    parent     text collate "C" not null generated always as (regexp_replace(path, '[^.]+\.$', '')) stored,
    kind       text not null check (kind in ('subdistrict', 'community', 'grid', 'cell')),
    -- Rental cells lie beside the household cells and over the same ground.
    layer      text not null default 'household' check (layer in ('household', 'rental')),
    -- The official code (GB/T 10114 and below) where one exists; local nodes have none.
    code       text check (code ~ '^\d{6,12}$'),
    name       text not null check (length(name) between 1 and 60),
    name_en    text check (length(name_en) between 1 and 80),
    sort       int not null default 0,
    -- A ring of [latitude, longitude] pairs, WGS 84.
    outline    jsonb check (jsonb_typeof(outline) = 'array'),
    lat        double precision check (lat between -90 and 90),
    lng        double precision check (lng between -180 and 180),
    retired_on date,
    version    int not null default 0
);
create index area_parent on territory.area (parent, sort);
create unique index area_code on territory.area (code) where retired_on is null;
create unique index area_name on territory.area (parent, layer, name) where retired_on is null;

-- Landlords are people, so their buildings are seen in scope only.
create table territory.building (
    id                      uuid primary key,
    path                    text collate "C" not null references territory.area,
    rental_path             text collate "C" references territory.area,
    -- As it stands on the door, below the community: 3组60号.
    address                 text not null check (length(address) between 1 and 80),
    lat                     double precision check (lat between -90 and 90),
    lng                     double precision check (lng between -180 and 180),
    walk_order              int not null default 0,
    landlord_name           text check (length(landlord_name) between 1 and 60),
    landlord_phone_sealed   bytea,
    landlord_phone_hash     bytea,
    landlord_phone_tail_hash bytea,
    rental                  boolean not null default false,
    version                 int not null default 0
);
create unique index building_address on territory.building (path, address);
create index building_rental_path on territory.building (rental_path) where rental_path is not null;
create index building_walk on territory.building (path, walk_order, address);
create index building_landlord_phone on territory.building (landlord_phone_hash);
create index building_landlord_phone_tail on territory.building (landlord_phone_tail_hash);
alter table territory.building enable row level security;
create policy in_scope on territory.building using (access.in_scope(path) or access.in_scope(rental_path));

create table territory.dwelling (
    id          uuid primary key,
    building_id uuid not null references territory.building,
    path        text collate "C" not null references territory.area,
    rental_path text collate "C" references territory.area,
    -- The number on the flat's door; empty where the whole building is one home.
    room        text not null default '' check (length(room) <= 40),
    walk_order  int not null default 0,
    rental      boolean not null default false,
    version     int not null default 0
);
create unique index dwelling_room on territory.dwelling (building_id, room);
create index dwelling_path on territory.dwelling (path);
create index dwelling_rental_path on territory.dwelling (rental_path) where rental_path is not null;
alter table territory.dwelling enable row level security;
create policy in_scope on territory.dwelling using (access.in_scope(path) or access.in_scope(rental_path));

-- What other modules may join: where a home is and in which order a worker walks past it.
create view territory.home with (security_invoker = true) as
select d.id as dwelling_id,
       d.path,
       d.rental_path,
       d.rental,
       d.room,
       b.id as building_id,
       b.address,
       b.landlord_name,
       b.walk_order as building_order,
       d.walk_order as room_order,
       b.lat,
       b.lng
  from territory.dwelling d
  join territory.building b on b.id = d.building_id;

create schema places;

-- Where many people come and go, and somebody answers for it: a shop, a stall, a market, a factory, a site.
create table places.place (
    id            uuid primary key,
    -- The cell that it lies in, or the community or sub-district where it belongs to no cell.
    path          text collate "C" not null,
    kind          text not null check (kind in ('shop', 'stall', 'market', 'factory', 'building_site', 'express_hub',
                                                'checkpoint', 'vaccination_site', 'duty_post', 'other')),
    name          text not null check (length(name) between 1 and 60),
    -- The market that a stall stands in.
    market_id     uuid references places.place,
    address       text not null check (length(address) <= 120),
    operator      text not null check (length(operator) <= 60),
    phone_sealed  bytea,
    staff         int check (staff between 0 and 100000),
    licence       text not null check (length(licence) <= 40),
    -- Opening hours: on these weekdays, 1 is Monday; not known where there is no hour.
    weekdays      int[] not null check (cardinality(weekdays) <= 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
    opens         time,
    -- Not after the opening: on the next day.
    closes        time,
    lat           double precision check (lat between -90 and 90),
    lng           double precision check (lng between -180 and 180),
    since         date not null,
    -- The last day of a place that is no more.
    until         date check (until >= since),
    version       int not null default 0,
    check ((opens is null) = (closes is null)),
    check ((lat is null) = (lng is null)),
    check ((opens is null) = (cardinality(weekdays) = 0)),
    check (market_id is null or kind = 'stall')
);
create unique index place_name on places.place (path, name, address);
create index place_market on places.place (market_id);
alter table places.place enable row level security;
-- Whoever works below the area looks after its places with it.
create policy in_scope on places.place
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- What happened to it: the story on its page.
create table places.event (
    id        uuid primary key,
    place_id  uuid not null references places.place,
    path      text collate "C" not null,
    kind      text not null check (kind in ('entered', 'changed', 'ended', 'resumed')),
    -- Of a change, which details.
    details   text[] not null,
    at        timestamptz not null,
    by        uuid
);
create index event_place on places.event (place_id, at);
alter table places.event enable row level security;
create policy in_scope on places.event
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

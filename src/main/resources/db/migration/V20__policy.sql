-- Places at risk: public announcements, no people. A change of level is a new row with its own dates.
create schema policy;

create sequence policy.risk_place_revision;

create table policy.risk_place (
    division_code text collate "C" not null check (division_code ~ '^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$'),
    name          text not null,
    level         text not null check (level in ('LOW', 'LOCAL_CASES', 'MEDIUM', 'HIGH')),
    valid_from    date not null,
    valid_to      date,
    source        text not null,
    revision      bigint not null default nextval('policy.risk_place_revision'),
    primary key (division_code, name, valid_from),
    check (valid_to >= valid_from)
);

comment on table policy.risk_place is 'Places at risk with the days on which they have their level, as announced';
comment on column policy.risk_place.division_code is 'GB/T 2260 code, or 9 or 12 digits for a town or village; covers everything under it';
comment on column policy.risk_place.valid_to is 'Last day; null for until further notice';
comment on column policy.risk_place.revision is 'Rises with every change of a row, so that a picture of the list kept in memory is known to be old';

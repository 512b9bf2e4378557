-- Lists of risk areas as they are published name an estate or a street of a county, some by a description longer than an index entry
-- may be; and what a list stored, changed and ended can be taken back.
alter table policy.risk_place
    add column part text not null default '',
    add column id uuid not null default gen_random_uuid(),
    drop constraint risk_place_pkey,
    add primary key (id);
create unique index risk_place_once on policy.risk_place (division_code, md5(name), valid_from);

comment on column policy.risk_place.part is 'Estate, street or village at risk within the division; empty where all of it is';

create table policy.risk_place_import (
    import_id uuid not null,
    place_id  uuid not null references policy.risk_place on delete cascade,
    -- In which order lists touched a place.
    seq       bigint generated always as identity,
    -- The list has it, or ended it because it was gone.
    listed    boolean not null,
    added     boolean not null,
    -- As it was before the list changed or ended it; null where the list did not.
    level     text,
    valid_to  date,
    source    text,
    primary key (import_id, place_id),
    check (not added or level is null),
    check ((level is null) = (source is null))
);
create index risk_place_import_place on policy.risk_place_import (place_id);
comment on table policy.risk_place_import is 'What each imported list said of which place, and how it was before, so that the list can be taken back';

create schema exposures;

-- Somebody of a household is a case or a close contact of one, so that the others of it are contacts.
create table exposures.exposure (
    id           uuid primary key,
    household_id uuid not null,
    path         text collate "C" not null,
    rental_path  text collate "C",
    person_id    uuid not null,
    -- Whose contacts the others are: of a case (close), or of a close contact (secondary).
    kind         text not null check (kind in ('close', 'secondary')),
    last_on      date not null,
    -- The measure or the sample that it follows from.
    because      uuid not null,
    raised_at    timestamptz not null,
    outcome      text check (outcome in ('put', 'none', 'withdrawn')),
    words        text check (length(words) <= 200),
    settled_at   timestamptz,
    settled_by   uuid,
    version      int not null default 0,
    check ((outcome is null) = (settled_at is null)),
    check ((outcome is null) = (words is null)),
    check (outcome <> 'none' or words <> '')
);
create unique index exposure_open on exposures.exposure (person_id, household_id) where settled_at is null;
create index exposure_person on exposures.exposure (person_id);
create index exposure_household on exposures.exposure (household_id);
create index exposure_because on exposures.exposure (because) where settled_at is null;
alter table exposures.exposure enable row level security;
create policy in_scope on exposures.exposure using (access.in_scope(path) or access.in_scope(rental_path));

-- Those who lived there then, wherever they live now.
create table exposures.contact (
    exposure_id uuid not null references exposures.exposure,
    person_id   uuid not null,
    primary key (exposure_id, person_id)
);
create index contact_person on exposures.contact (person_id);
alter table exposures.contact enable row level security;
create policy of_visible_exposure on exposures.contact using (exists (
    select 1 from exposures.exposure e
     where e.id = exposure_id and (access.in_scope(e.path) or access.in_scope(e.rental_path))));

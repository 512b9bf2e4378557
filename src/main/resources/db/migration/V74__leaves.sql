create schema confinement;

-- Leaving a confinement with approval: asked, decided about, gone, back.
create table confinement.leave (
    id           uuid primary key,
    person_id    uuid not null,
    household_id uuid not null,
    measure_id   uuid not null,
    path         text collate "C" not null,
    rental_path  text collate "C",
    purpose      text not null check (purpose in ('hospital', 'dialysis', 'funeral', 'exam', 'other')),
    -- Where to and what for.
    words        text not null check (length(words) between 1 and 200),
    out_at       timestamptz not null,
    back_by      timestamptz not null,
    asked_at     timestamptz not null,
    asked_by     uuid,
    decision     text check (decision in ('approved', 'refused')),
    decided_at   timestamptz,
    decided_by   uuid,
    -- Why not, or how: the car, who goes along.
    vehicle      text check (length(vehicle) between 1 and 100),
    reason       text check (length(reason) between 1 and 200),
    went_at      timestamptz,
    came_at      timestamptz,
    -- Not gone after all, or taken back.
    cancelled_at timestamptz,
    version      int not null default 0,
    check (back_by > out_at),
    check ((decision is null) = (decided_at is null)),
    check (decision is distinct from 'approved' or vehicle is not null),
    check (decision is distinct from 'refused' or reason is not null),
    check (went_at is null or decision = 'approved'),
    check (came_at is null or went_at is not null)
);
create index leave_person on confinement.leave (person_id, asked_at);
create index leave_household on confinement.leave (household_id, asked_at);
create index leave_out on confinement.leave (back_by) where went_at is not null and came_at is null;
create index leave_path on confinement.leave (path, out_at);
alter table confinement.leave enable row level security;
create policy in_scope on confinement.leave using (access.in_scope(path) or access.in_scope(rental_path));

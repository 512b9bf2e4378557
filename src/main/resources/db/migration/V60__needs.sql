-- What people need brought, arranged or told: food, medicine, a ride to dialysis, a talk. The id is that of the entry that
-- brought it; keeping it is a task of the cell.
create table care.need (
    id           uuid primary key,
    household_id uuid not null,
    -- Whose it is; null where the household needs it.
    person_id    uuid,
    path         text collate "C" not null,
    rental_path  text collate "C",
    what         text not null
        check (what in ('food', 'medicine', 'dialysis', 'pregnancy', 'baby', 'talk', 'other')),
    words        text not null check (length(words) between 1 and 200),
    told_at      timestamptz not null,
    told_to      uuid,
    due_at       timestamptz not null,
    -- How it ended, as told last; null while it is open.
    outcome      text check (outcome in ('kept', 'none_left', 'nobody_there', 'not_wanted', 'other')),
    ended_at     timestamptz,
    ended_by     uuid,
    check (due_at > told_at),
    check ((outcome is null) = (ended_at is null))
);
create index need_household on care.need (household_id, told_at);
create index need_person on care.need (person_id, told_at) where person_id is not null;
alter table care.need enable row level security;
create policy in_scope on care.need using (access.in_scope(path) or access.in_scope(rental_path));

-- That open tasks of somebody went to somebody else at once, and which, so that they can be given back.
create table tasks.handover (
    id            uuid primary key,
    from_id       uuid not null,
    to_id         uuid not null check (to_id <> from_id),
    by_id         uuid not null,
    -- Where the account works whose they were.
    area          text collate "C" not null,
    at            timestamptz not null,
    -- The last day of which tasks were handed over.
    until         date not null,
    tasks         uuid[] not null check (cardinality(tasks) > 0),
    given_back_at timestamptz
);
create index handover_from on tasks.handover (from_id, at);
create index handover_to on tasks.handover (to_id, at);
alter table tasks.handover enable row level security;
create policy in_scope on tasks.handover using (access.in_scope(area) or to_id::text = current_setting('linli.account', true));

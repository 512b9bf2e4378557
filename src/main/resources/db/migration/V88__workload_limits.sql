-- A person, a day and the limit over which it goes. Whom it is about reads it at once; their superiors, who are named
-- then, once they are told; nobody else. Kept for 90 days.
create table workload.finding (
    id             uuid primary key,
    account_id     uuid not null,
    -- Where the account works.
    path           text collate "C" not null,
    day            date not null,
    measure        text not null check (measure in ('span', 'rest', 'streak', 'night', 'calls')),
    -- Minutes, days or calls; the limit in hours, days or calls.
    value          int not null check (value >= 0),
    bound          int not null,
    found_at       timestamptz not null,
    read_at        timestamptz,
    superiors_from timestamptz not null,
    superiors      uuid[] not null default '{}',
    told_at        timestamptz,
    settled_at     timestamptz,
    settled_by     uuid,
    settled        text check (settled in ('relieved', 'talked')),
    -- The number without a name in which it is counted.
    figure_id      uuid,
    unique (account_id, day, measure),
    check ((settled_at is null) = (settled is null)),
    check (settled_at is null or told_at is not null)
);
create index finding_day on workload.finding (day);
create index finding_superiors on workload.finding using gin (superiors) where settled_at is null;
alter table workload.finding enable row level security;
create policy own on workload.finding using (
    (select current_setting('linli.scope', true) = '' and current_setting('linli.known', true) = 'yes')
    or account_id = nullif(current_setting('linli.account', true), '')::uuid
    or nullif(current_setting('linli.account', true), '')::uuid = any (superiors));

-- That somebody has a day off, which all see who give tasks there. Kept for 90 days.
create table workload.day_off (
    id         uuid primary key,
    account_id uuid not null,
    path       text collate "C" not null,
    day        date not null,
    granted_at timestamptz not null,
    granted_by uuid,
    unique (account_id, day)
);
create index day_off_day on workload.day_off (day, path);
alter table workload.day_off enable row level security;
create policy in_scope on workload.day_off using (
    access.in_scope(path) or account_id = nullif(current_setting('linli.account', true), '')::uuid);

-- Numbers without names, by community: somebody over a limit, a day off granted. Nothing leads from here to who it was.
create table workload.figure (
    id   uuid primary key,
    what text not null check (what in ('over', 'off')),
    path text collate "C" not null,
    day  date not null
);
create index figure_day on workload.figure (day, path);
alter table workload.figure enable row level security;
create policy in_scope on workload.figure using (access.in_scope(path));

-- What is to do by whom, on which day. Other modules may join it.
create view tasks.assigned with (security_invoker = true) as
select t.id, t.kind, t.path, t.rental_path, t.household_id, t.assignee_id, t.to_do_on as day, t.due_from, t.due_until,
       t.urgency
  from tasks.task t
 where t.to_do_on is not null and t.assignee_id is not null;

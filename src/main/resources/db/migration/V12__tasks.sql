create schema tasks;

-- Everything there is to do. What state a task is in follows from its times, so a window that passes leaves an overdue
-- task behind and no nightly job is needed.
create table tasks.task (
    id              uuid primary key,
    kind            text not null check (length(kind) between 1 and 60),
    path            text collate "C" not null,
    rental_path     text collate "C",
    person_id       uuid,
    household_id    uuid,
    -- What it belongs to, such as a measure.
    source_id       uuid,
    -- The business day that it counts on.
    day             date not null,
    due_from        timestamptz not null,
    due_until       timestamptz not null check (due_until > due_from),
    data            jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
    assignee_id     uuid,
    opened_at       timestamptz not null,
    done_at         timestamptz,
    done_by         uuid,
    done_late       boolean,
    -- No longer wanted; when its window had passed by then it stays missed.
    closed_at       timestamptz,
    closed_reason   text check (length(closed_reason) <= 500),
    version         int not null default 0,
    check ((done_at is null) = (done_late is null)),
    check ((closed_at is null) = (closed_reason is null))
);
create index task_source on tasks.task (source_id, due_from);
create index task_path on tasks.task (path, day);
create index task_rental_path on tasks.task (rental_path, day) where rental_path is not null;
-- What is still to do, for what is overdue; what was done or called off lately, for what was overdue on a day.
create index task_open on tasks.task (due_until) where done_at is null and closed_at is null;
create index task_done on tasks.task (done_at) where done_at is not null;
create index task_closed on tasks.task (closed_at) where closed_at is not null;
create index task_assignee on tasks.task (assignee_id, day);
alter table tasks.task enable row level security;
create policy in_scope on tasks.task using (access.in_scope(path) or access.in_scope(rental_path));

-- Who says to have done it, when, and with what answers (health data). Appended; a correction names what it replaces.
create table tasks.completion (
    -- Made by whoever did it, phone included, so that a repeat is recognised.
    id           uuid primary key,
    task_id      uuid not null references tasks.task,
    path         text collate "C" not null,
    rental_path  text collate "C",
    account_id   uuid,
    at           timestamptz not null,
    received_at  timestamptz not null,
    late         boolean not null,
    answers      jsonb not null check (jsonb_typeof(answers) = 'object'),
    replaces     uuid unique references tasks.completion,
    -- Keyed hash of what was sent: a repeat under the same id has the same.
    sent_hash    bytea not null
);
create index completion_task on tasks.completion (task_id, received_at);
alter table tasks.completion enable row level security;
-- What was done goes with its task, also when the home comes to lie in another cell.
create policy of_visible_task on tasks.completion using (exists (
    select 1 from tasks.task t
     where t.id = task_id and (access.in_scope(t.path) or access.in_scope(t.rental_path))));
revoke update, delete on tasks.completion from ${app_role};

-- Tasks with whom and where they are about, in the order in which a worker walks past. Other modules may join it.
create view tasks.listed with (security_invoker = true) as
select t.*,
       p.name as person_name,
       home.building_id,
       home.address,
       home.room,
       home.building_order,
       home.room_order
  from tasks.task t
  left join people.card p on p.person_id = t.person_id
  left join territory.home home on home.dwelling_id = p.dwelling_id;

-- Tasks alone, for figures of other modules.
create view tasks.slot with (security_invoker = true) as
select id, kind, path, rental_path, person_id, source_id, day, due_from, due_until, done_at, done_late, closed_at
  from tasks.task;

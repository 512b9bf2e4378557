create schema care;

-- A protocol laid on one person's calendar. What is to be done under it are its tasks; only its end and its last day move.
create table care.measure (
    id             uuid primary key,
    person_id      uuid not null,
    household_id   uuid,
    path           text collate "C" not null,
    rental_path    text collate "C",
    protocol       text not null,
    policy_version text not null,
    rule           text not null,
    reason_zh      text not null,
    reason_en      text not null,
    anchor         text not null check (anchor in ('ARRIVAL', 'LEAVING_RISK_AREA', 'LAST_CONTACT')),
    anchored_on    date not null,
    arrived_on     date not null,
    -- The phases with their dates, as they are now: an extension lengthens the last.
    phases         jsonb not null check (jsonb_typeof(phases) = 'array'),
    -- What needs no doing: days that an earlier test stands for, or that were over when the person became known.
    spared         jsonb not null default '[]' check (jsonb_typeof(spared) = 'array'),
    -- First day of being under control, and the plan's last day: earlier, for who became known only after it.
    started_on     date not null,
    ends_on        date not null,
    begun_at       timestamptz not null,
    begun_by       uuid,
    ended_at       timestamptz,
    ended_on       date,
    outcome        text check (outcome in ('released', 'ended_early', 'transferred', 'superseded', 'died')),
    drill          boolean not null default false,
    -- The arrival that it follows from.
    source_id      uuid,
    co_resident_of uuid references care.measure,
    -- The measure elsewhere that this one goes on with.
    continues      uuid references care.measure,
    -- The measure of an earlier arrival that this one took the place of.
    supersedes     uuid references care.measure,
    version        int not null default 0,
    check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_on is null))
);
-- Nobody is under two measures of the same source at once, however often a file is sent.
create unique index measure_source on care.measure (source_id, person_id)
    where continues is null and source_id is not null;
create index measure_person on care.measure (person_id, begun_at);
create index measure_path on care.measure (path, started_on);
create index measure_rental_path on care.measure (rental_path, started_on) where rental_path is not null;
create index measure_continues on care.measure (continues) where continues is not null;
create index measure_supersedes on care.measure (supersedes) where supersedes is not null;
create index measure_ends_on on care.measure (ends_on) where ended_at is null;
alter table care.measure enable row level security;
create policy in_scope on care.measure using (access.in_scope(path) or access.in_scope(rental_path));

-- What was found goes with its measure: who sees the one sees the other, also when the home comes to lie in another cell.
-- The paths of what was found say where that was at the time.

-- Readings of the thermometer. The id is that of the completion that brought it.
create table care.temperature (
    id          uuid primary key,
    measure_id  uuid not null references care.measure,
    task_id     uuid,
    person_id   uuid not null,
    path        text collate "C" not null,
    rental_path text collate "C",
    at          timestamptz not null,
    received_at timestamptz not null,
    celsius     numeric(3, 1) not null check (celsius between 30 and 45),
    symptoms    text[] not null default '{}',
    note        text check (length(note) <= 500),
    -- Whether it must be explained before a release: a fever by the protocol's mark, or a symptom.
    concern     text check (concern in ('fever', 'symptoms')),
    account_id  uuid,
    replaces    uuid unique references care.temperature
);
create index temperature_measure on care.temperature (measure_id, at);
alter table care.temperature enable row level security;
create policy of_visible_measure on care.temperature using (exists (
    select 1 from care.measure m
     where m.id = measure_id and (access.in_scope(m.path) or access.in_scope(m.rental_path))));
revoke update, delete on care.temperature from ${app_role};

-- What was found to be behind a fever, a symptom or another concern.
create table care.explanation (
    id             uuid primary key,
    measure_id     uuid not null references care.measure,
    temperature_id uuid not null references care.temperature,
    path           text collate "C" not null,
    rental_path    text collate "C",
    at             timestamptz not null,
    account_id     uuid,
    cause          text not null check (length(cause) between 1 and 500)
);
create index explanation_measure on care.explanation (measure_id);
alter table care.explanation enable row level security;
create policy of_visible_measure on care.explanation using (exists (
    select 1 from care.measure m
     where m.id = measure_id and (access.in_scope(m.path) or access.in_scope(m.rental_path))));
revoke update, delete on care.explanation from ${app_role};

-- Samples taken. The id is that of the completion that brought it. A positive test that somebody brought along stands
-- here too, with the arrival in place of the task.
create table care.sample (
    id          uuid primary key,
    measure_id  uuid not null references care.measure,
    task_id     uuid not null,
    person_id   uuid not null,
    path        text collate "C" not null,
    rental_path text collate "C",
    day         date not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    tubes       int not null check (tubes in (1, 2)),
    -- Taken beyond the plan: a negative one makes good for what was missed before it.
    extra       boolean not null default false,
    account_id  uuid,
    replaces    uuid unique references care.sample,
    -- The sample as it was taken, when this row stands for it under the measure that the person is under now.
    carried_from uuid references care.sample
);
create index sample_measure on care.sample (measure_id, at);
create index sample_task on care.sample (task_id);
create index sample_carried on care.sample (carried_from) where carried_from is not null;
create index sample_path on care.sample (path, day);
create index sample_rental_path on care.sample (rental_path, day) where rental_path is not null;
alter table care.sample enable row level security;
create policy of_visible_measure on care.sample using (exists (
    select 1 from care.measure m
     where m.id = measure_id and (access.in_scope(m.path) or access.in_scope(m.rental_path))));
revoke update, delete on care.sample from ${app_role};

-- Results, one line for each finding; the last one for a sample holds, the earlier ones stay.
create table care.result (
    id          uuid primary key,
    sample_id   uuid not null references care.sample,
    measure_id  uuid not null references care.measure,
    path        text collate "C" not null,
    rental_path text collate "C",
    -- Withdrawn: a test brought along by an arrival that was a mistake.
    result      text not null check (result in ('negative', 'positive', 'invalid', 'withdrawn')),
    at          timestamptz not null,
    account_id  uuid
);
create index result_sample on care.result (sample_id, id);
create index result_measure on care.result (measure_id);
alter table care.result enable row level security;
create policy of_visible_measure on care.result using (exists (
    select 1 from care.measure m
     where m.id = measure_id and (access.in_scope(m.path) or access.in_scope(m.rental_path))));
revoke update, delete on care.result from ${app_role};

-- What was decided about a measure, by whom and why.
create table care.move (
    id          uuid primary key,
    measure_id  uuid not null references care.measure,
    person_id   uuid not null,
    path        text collate "C" not null,
    rental_path text collate "C",
    kind        text not null,
    at          timestamptz not null,
    account_id  uuid,
    reason      text check (length(reason) <= 500),
    from_on     date,
    to_on       date,
    -- The arrival that made an extension necessary: it is taken back with it.
    because_of  uuid
);
create index move_measure on care.move (measure_id, id);
create index move_because on care.move (because_of) where because_of is not null;
create index move_person on care.move (person_id, at);
alter table care.move enable row level security;
create policy of_visible_measure on care.move using (exists (
    select 1 from care.measure m
     where m.id = measure_id and (access.in_scope(m.path) or access.in_scope(m.rental_path))));
revoke update, delete on care.move from ${app_role};

-- Samples with the result that holds.
create view care.tested with (security_invoker = true) as
select s.*,
       coalesce((select r.result from care.result r where r.sample_id = s.id order by r.id desc limit 1), 'pending')
           as result
  from care.sample s
 where not exists (select 1 from care.sample later where later.replaces = s.id)
   and not exists (select 1 from care.result r where r.sample_id = s.id and r.result = 'withdrawn');

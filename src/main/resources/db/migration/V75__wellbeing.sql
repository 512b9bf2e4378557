-- Answers that only those read who hold a permission: by permission, then by field. Everything else is in answers.
alter table tasks.completion add column guarded jsonb check (jsonb_typeof(guarded) = 'object');

create schema wellbeing;

-- How somebody is, as they said at a check. Appended; a correction names what it replaces. Goes along with the person.
create table wellbeing.answer (
    -- The completion of the check.
    id           uuid primary key,
    task_id      uuid not null,
    person_id    uuid not null,
    household_id uuid not null,
    path         text collate "C" not null,
    rental_path  text collate "C",
    day          date not null,
    part         text not null check (part in ('morning', 'day', 'evening')),
    at           timestamptz not null,
    account_id   uuid,
    -- Empty where a correction takes back what was said.
    mood         text check (mood in ('good', 'so', 'bad')),
    -- By question, as the list of questions names them.
    answers      jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
    worrying     boolean not null,
    replaces     uuid unique references wellbeing.answer
);
create index answer_person on wellbeing.answer (person_id, at);
create index answer_day on wellbeing.answer (day, path);
create index answer_household on wellbeing.answer (household_id);
alter table wellbeing.answer enable row level security;
create policy in_scope on wellbeing.answer using (access.in_scope(path) or access.in_scope(rental_path));
revoke delete on wellbeing.answer from ${app_role};

-- A talk with somebody, or that they were not reached. Appended and kept in the same way.
create table wellbeing.talk (
    -- The completion of the promise of a talk.
    id           uuid primary key,
    need_id      uuid not null,
    person_id    uuid not null,
    household_id uuid not null,
    path         text collate "C" not null,
    rental_path  text collate "C",
    at           timestamptz not null,
    account_id   uuid,
    outcome      text not null check (outcome in ('kept', 'none_left', 'nobody_there', 'not_wanted', 'other')),
    -- How they were.
    went         text check (went in ('good', 'so', 'bad')),
    note         text check (length(note) between 1 and 2000),
    again_on     date,
    -- More than talk is needed.
    more         boolean not null default false,
    replaces     uuid unique references wellbeing.talk
);
create index talk_person on wellbeing.talk (person_id, at);
create index talk_household on wellbeing.talk (household_id);
alter table wellbeing.talk enable row level security;
create policy in_scope on wellbeing.talk using (access.in_scope(path) or access.in_scope(rental_path));
revoke delete on wellbeing.talk from ${app_role};

-- What stands of both: without what was put right since.
create view wellbeing.said with (security_invoker = true) as
select a.*
  from wellbeing.answer a
 where mood is not null and not exists (select 1 from wellbeing.answer later where later.replaces = a.id);

create view wellbeing.held with (security_invoker = true) as
select t.*
  from wellbeing.talk t
 where not exists (select 1 from wellbeing.talk later where later.replaces = t.id);

-- How each of those is about whom anything was said: what was said last, since when they have not been well, and
-- when and by whom somebody last talked to them.
create view wellbeing.standing with (security_invoker = true) as
select last.id, last.person_id, last.household_id, last.path, last.rental_path, last.day, last.part, last.at,
       last.mood, last.worrying,
       (select min(s.at)
          from wellbeing.said s
         where s.person_id = last.person_id and s.worrying
           and s.at > coalesce((select max(well.at) from wellbeing.said well
                                 where well.person_id = last.person_id and not well.worrying), '-infinity')) as since,
       talk.at as talked_at, talk.account_id as talked_by
  from (select distinct on (person_id) * from wellbeing.said order by person_id, at desc, id desc) last
  left join lateral (select h.at, h.account_id
                       from wellbeing.held h
                      where h.person_id = last.person_id and h.outcome = 'kept'
                      order by h.at desc, h.id desc
                      limit 1) talk on true;

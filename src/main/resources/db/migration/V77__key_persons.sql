create schema keypersons;

-- Who needs watching, from the day on which they came on the list until they left it. Kept from the records of others:
-- why, when somebody last met them, and when somebody must the next time.
create table keypersons.key_person (
    -- Follows from the person and the first day.
    id             uuid primary key,
    person_id      uuid not null,
    household_id   uuid not null,
    path           text collate "C" not null,
    rental_path    text collate "C",
    -- Why, the most pressing first.
    reasons        text[] not null check (cardinality(reasons) between 1 and 20),
    since_on       date not null,
    ended_on       date check (ended_on >= since_on),
    contacted_at   timestamptz,
    contacted_by   uuid,
    -- The kind of task at which they were met.
    contacted_kind text,
    -- How often nobody was there since.
    tries          int not null default 0 check (tries >= 0),
    due_on         date not null,
    check ((contacted_at is null) = (contacted_kind is null))
);
create unique index key_person_listed on keypersons.key_person (person_id) where ended_on is null;
create index key_person_household on keypersons.key_person (household_id) where ended_on is null;
create index key_person_due on keypersons.key_person (due_on, path) where ended_on is null;
create index key_person_path on keypersons.key_person (path, since_on);
create index key_person_rental_path on keypersons.key_person (rental_path, since_on) where rental_path is not null;
alter table keypersons.key_person enable row level security;
create policy in_scope on keypersons.key_person using (access.in_scope(path) or access.in_scope(rental_path));

-- Who is under a measure now, and whether it ever keeps them at home or at a site. Other modules may join it.
create view care.controlled with (security_invoker = true) as
select m.id as measure_id,
       m.person_id,
       m.path,
       m.rental_path,
       exists (select 1
                 from jsonb_array_elements(m.phases) p
                where p ->> 'kind' in ('CENTRAL', 'HOME')) as confines
  from care.measure m
 where m.ended_at is null and not m.drill;

-- Those left at home without anybody grown up, or with a room of their own; others have somebody. Other modules may join it.
create view arrangements.alone with (security_invoker = true) as
select distinct c.person_id
  from arrangements.arrangement a
  join arrangements.concern c on c.arrangement_id = a.id
 where a.ended_at is null
   and coalesce(a.answer, 'room') = 'room'
   and c.why in ('left', 'night')
   and c.person_id is not null;

-- As before, with whom it was about and who it was.
create or replace view tasks.contact with (security_invoker = true) as
select t.id, t.kind, t.household_id, t.path, t.rental_path, t.urgency, t.done_at as at, t.person_id, t.done_by
  from tasks.task t
 where t.done_at is not null
   and t.household_id is not null
   and exists (select 1
                 from tasks.completion c
                where c.task_id = t.id
                  and coalesce(c.answers ->> 'outcome', '') not in ('nobody', 'nobody_there')
                  and not exists (select 1 from tasks.completion later where later.replaces = c.id));

-- When somebody was looked for and not met: all that holds of what was told of the task says so. Other modules may join it.
create view tasks.unmet with (security_invoker = true) as
select t.id, t.kind, t.person_id, t.household_id, t.path, t.rental_path, t.done_at as at
  from tasks.task t
 where t.done_at is not null
   and not exists (select 1
                     from tasks.completion c
                    where c.task_id = t.id
                      and coalesce(c.answers ->> 'outcome', '') not in ('nobody', 'nobody_there')
                      and not exists (select 1 from tasks.completion later where later.replaces = c.id));

-- What was done for a whole home.
create index task_household on tasks.task (household_id, done_at) where person_id is null and household_id is not null;

-- Whose record changed since the last look.
create index change_at on people.change (at);

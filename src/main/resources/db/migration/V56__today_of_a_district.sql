-- The day on which it is still to do. A column of its own, since its values are not those of all days: PostgreSQL knows
-- how few of all tasks are to do today.
alter table tasks.task
    add column to_do_on date generated always as (case when done_at is null and closed_at is null then day end) stored;

-- How much is to do today and how much is done is counted from these alone, for a district as for a grid.
create index task_to_do on tasks.task (to_do_on, path)
    include (rental_path, kind, urgency, assignee_id, due_from, due_until, missed_after)
 where to_do_on is not null;
create index task_to_do_rental on tasks.task (rental_path, to_do_on)
 where to_do_on is not null and rental_path is not null;
drop index tasks.task_done;
create index task_done on tasks.task (done_at)
    include (path, rental_path, day, kind, urgency, assignee_id, done_late, missed)
 where done_at is not null;
create index task_done_within on tasks.task (path, done_at) where done_at is not null;
create index task_done_within_rental on tasks.task (rental_path, done_at)
 where done_at is not null and rental_path is not null;

-- Of what is done, what leaders look at; the first alarms are shown of however many there are.
create index task_done_remarkable on tasks.task (done_at)
 where done_at is not null and (urgency > 0 or done_late or missed);
create index task_alarm_first on tasks.task (urgency desc, due_from, id)
 where urgency > 0 and done_at is null and closed_at is null;

-- Those of whom a text tells are asked for their tasks.
create index task_person on tasks.task (person_id, day) where person_id is not null;

-- As before, with the new column, and for others with how urgent it is: the few alarms have an index.
drop view tasks.listed;
create view tasks.listed with (security_invoker = true) as
select t.*,
       p.name as person_name,
       p.building_id,
       p.address,
       p.room,
       p.building_order,
       p.room_order
  from tasks.task t
  left join people.card p on p.person_id = t.person_id;

create or replace view tasks.slot with (security_invoker = true) as
select id, kind, path, rental_path, person_id, source_id, day, due_from, due_until, done_at, done_late, closed_at,
       entered_at, missed, missed_after, urgency
  from tasks.task;

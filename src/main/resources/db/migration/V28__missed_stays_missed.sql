-- When what was done came in, and whether that was after the grace of its window: it stays missed then, whatever was entered.
alter table tasks.task
    add column entered_at timestamptz,
    add column missed boolean not null default false;

-- What is there already: by the grace of two hours that every version has had.
update tasks.task t
   set entered_at = coalesce((select min(c.received_at) from tasks.completion c where c.task_id = t.id), t.done_at)
 where t.done_at is not null;
update tasks.task
   set missed = true
 where kind in ('care.temperature', 'care.sample') and entered_at > due_until + interval '2 hours';

alter table tasks.task
    add check ((done_at is null) = (entered_at is null)),
    add check (not missed or entered_at is not null);

-- As before, with the new columns.
drop view tasks.listed;
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

drop view tasks.slot;
create view tasks.slot with (security_invoker = true) as
select id, kind, path, rental_path, person_id, source_id, day, due_from, due_until, done_at, done_late, closed_at,
       entered_at, missed
  from tasks.task;

-- How urgent it is: 0 routine, 1 an alarm, 2 an alarm that somebody may be ill. Given by its kind when it is opened.
alter table tasks.task add column urgency smallint not null default 0 check (urgency between 0 and 2);
-- Alarms of before: readings and tests first, what was missed after them.
update tasks.task
   set urgency = case when data ->> 'what' in ('missed_test', 'missed_check') then 1 else 2 end
 where kind = 'care.alarm';
-- Alarms that nobody has handled: few at any time, and counted for every page that is shown.
create index task_alarm on tasks.task (path) where urgency > 0 and done_at is null and closed_at is null;
-- Alarms of the daily figures.
create index task_alarm_done on tasks.task (done_at) where urgency > 0;
-- Fevers of a day.
create index temperature_fever on care.temperature (at) where concern = 'fever';

-- As before, with the new column.
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

-- Until when something may be entered and still counts as done, late; after that it is missed. Empty for what is done
-- whenever it is done. Kept on the row, so that lists, figures and pages all say the same of it.
alter table tasks.task
    add column missed_after timestamptz,
    add check (missed_after >= due_until);

-- What is there already: by the grace of two hours that every version has had.
update tasks.task set missed_after = due_until + interval '2 hours' where kind in ('care.temperature', 'care.sample');

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

create or replace view tasks.slot with (security_invoker = true) as
select id, kind, path, rental_path, person_id, source_id, day, due_from, due_until, done_at, done_late, closed_at,
       entered_at, missed, missed_after
  from tasks.task;

-- The telephone that staff answer at work, shown to whoever is shown their name; so it is not sealed.
alter table access.account
    drop column phone_sealed,
    add column phone text check (phone ~ '^\+?[0-9][0-9 -]{3,22}[0-9]$');

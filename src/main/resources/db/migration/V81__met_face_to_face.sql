-- At which tasks somebody of the household was met or spoken with. What was left at the door, refused, not wanted or not
-- to be had tells nobody how they are, though it shows that we were there. Other modules may join it.
create view tasks.meeting with (security_invoker = true) as
select t.id, t.kind, t.household_id, t.path, t.rental_path, t.done_at as at, t.person_id, t.done_by
  from tasks.task t
 where t.done_at is not null
   and t.household_id is not null
   and t.kind not in ('confinement.decide', 'exposures.asked', 'arrangements.asked', 'arrangements.room')
   and exists (select 1
                 from tasks.completion c
                where c.task_id = t.id
                  and coalesce(c.answers ->> 'outcome', '')
                      not in ('nobody', 'nobody_there', 'left_at_door', 'unreached', 'refused', 'not_wanted',
                              'none_left', 'other')
                  and not exists (select 1 from tasks.completion later where later.replaces = c.id));

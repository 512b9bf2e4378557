-- As before, without what is decided at a desk or asked of a landlord: nobody of the household was met.
create or replace view tasks.contact with (security_invoker = true) as
select t.id, t.kind, t.household_id, t.path, t.rental_path, t.urgency, t.done_at as at, t.person_id, t.done_by
  from tasks.task t
 where t.done_at is not null
   and t.household_id is not null
   and t.kind not in ('confinement.decide', 'exposures.asked', 'arrangements.asked', 'arrangements.room')
   and exists (select 1
                 from tasks.completion c
                where c.task_id = t.id
                  and coalesce(c.answers ->> 'outcome', '') not in ('nobody', 'nobody_there')
                  and not exists (select 1 from tasks.completion later where later.replaces = c.id));

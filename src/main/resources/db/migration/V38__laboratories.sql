-- Where a result came from, as a laboratory's list says: who tested it, in which tube, and when the result was known there.
alter table care.result
    add column laboratory text check (length(laboratory) between 1 and 120),
    add column tube       text check (length(tube) between 1 and 60),
    add column found_at   timestamptz;

create or replace view care.tested with (security_invoker = true) as
select s.*,
       coalesce((select r.result from care.result r where r.sample_id = s.id order by r.id desc limit 1), 'pending')
           as result,
       (select r.laboratory from care.result r where r.sample_id = s.id order by r.id desc limit 1) as laboratory,
       (select r.tube from care.result r where r.sample_id = s.id order by r.id desc limit 1) as tube,
       (select r.found_at from care.result r where r.sample_id = s.id order by r.id desc limit 1) as found_at
  from care.sample s
 where not exists (select 1 from care.sample later where later.replaces = s.id)
   and not exists (select 1 from care.result r where r.sample_id = s.id and r.result = 'withdrawn');

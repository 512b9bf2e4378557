-- Which samples may wait for a result: among millions that have theirs, the few are found by an index. A result is never
-- taken back, so the mark is cleared once; whether a marked one waits is still told by its results and by what replaced it.
alter table care.sample add column awaited boolean not null default false;
update care.sample s
   set awaited = true
 where not exists (select 1 from care.result r where r.sample_id = s.id)
   and not exists (select 1 from care.sample later where later.replaces = s.id);
alter table care.sample alter column awaited set default true;

-- The program may append to samples and change nothing of them; the mark follows from what it appends.
create function care.no_longer_awaited() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    if tg_table_name = 'result' then
        update care.sample set awaited = false where id = new.sample_id and awaited;
    else
        update care.sample set awaited = false where id = new.replaces and awaited;
    end if;
    return null;
end $$;
create trigger found after insert on care.result
    for each row execute function care.no_longer_awaited();
create trigger replaced after insert on care.sample
    for each row when (new.replaces is not null) execute function care.no_longer_awaited();

create or replace view care.tested with (security_invoker = true) as
select s.id, s.measure_id, s.task_id, s.person_id, s.path, s.rental_path, s.day, s.at, s.received_at, s.tubes, s.extra,
       s.account_id, s.replaces, s.carried_from,
       coalesce((select r.result from care.result r where r.sample_id = s.id order by r.id desc limit 1), 'pending')
           as result,
       (select r.laboratory from care.result r where r.sample_id = s.id order by r.id desc limit 1) as laboratory,
       (select r.tube from care.result r where r.sample_id = s.id order by r.id desc limit 1) as tube,
       (select r.found_at from care.result r where r.sample_id = s.id order by r.id desc limit 1) as found_at,
       s.awaited
  from care.sample s
 where not exists (select 1 from care.sample later where later.replaces = s.id)
   and not exists (select 1 from care.result r where r.sample_id = s.id and r.result = 'withdrawn');

create index sample_awaited on care.sample (measure_id) where awaited;

-- Until which day those were born whom whoever acts is shown: 'infinity' for whoever may know of children. Who was born
-- later, or of unknown age is told to be a child, is not there for them. The first condition is evaluated once for a
-- statement, so that it costs nobody else anything.
create policy of_age on people.person as restrictive for select using (
    (select current_setting('linli.born_until', true) = 'infinity')
    or born_on <= nullif(current_setting('linli.born_until', true), '')::date
    or born_on is null and not 'child' = any (tags));

-- Their numbers go with them; what happened to them does already.
create policy of_age on people.contact_point as restrictive for select using (
    (select current_setting('linli.born_until', true) = 'infinity')
    or exists (select 1 from people.person p where p.id = person_id));

-- How many live there is read from the index alone.
drop index people.person_here;
create index person_here on people.person (path, rental_path) include (born_on, tags)
 where left_on is null and died_on is null;

-- Whoever is shown only the tasks that were given to them: no path is as great as theirs. For all others it is empty.
create policy of_own on tasks.task as restrictive for select using (
    (select current_setting('linli.others_from', true) = '')
    or path >= current_setting('linli.others_from', true)
    or assignee_id = nullif(current_setting('linli.account', true), '')::uuid);

-- The number beside Today on every page is read from the index alone.
drop index tasks.task_alarm;
create index task_alarm on tasks.task (path, rental_path) include (assignee_id)
 where urgency > 0 and done_at is null and closed_at is null;

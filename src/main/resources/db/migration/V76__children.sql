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

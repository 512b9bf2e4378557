-- What the list of a whole district read from one end of the table to the other for.
create index person_gone on people.person (path, rental_path) where left_on is not null or died_on is not null;
create index arrival_by_day on arrivals.arrival (arrived_on, registered_at, id);
create index arrival_by_end on arrivals.arrival ((case when until is null then 'infinity' else until end), id);
create index arrival_by_origin on arrivals.arrival (origin_code, id);
-- As arrival_listed, which is read both ways.
drop index arrivals.arrival_registered;

-- A person's page tells of all arrivals of theirs.
create index arrival_person on arrivals.arrival (person_id);

-- As before, without an expression of which PostgreSQL knows nothing: it took one entry in two hundred to
-- lie in whatever scope, and read the whole trail for the newest fifty of a district. What belongs to no area is for the
-- whole country, and no longer for nobody: a connection whose transaction is over has an empty scope, too.
alter policy readable on access.audit_entry
    using (access.in_scope(area)
           or (area is null and current_setting('linli.scope', true) = '' and current_setting('linli.scope_end', true) > ''));

analyze people.person, arrivals.arrival;

-- What lies in a cell is told by the cells that are most common, and a hundred of them are kept by default: of a
-- thousand cells PostgreSQL supposed none with more than a row, and read all people of a cell anew for each of its homes.
alter table territory.building alter column path set statistics 1500;
alter table territory.dwelling alter column path set statistics 1500;
alter table people.household alter column path set statistics 1500;
alter table people.person alter column path set statistics 1500;
alter table tasks.task alter column path set statistics 1500;
alter table care.measure alter column path set statistics 1500;
alter table arrivals.arrival alter column path set statistics 1500;

-- Policies are asked backwards by their names: whether a row itself lies in the scope comes before a look at its person.
alter policy of_visible_person on arrivals.arrival rename to by_visible_person;
alter policy of_visible_person on arrivals.brought_test rename to by_visible_person;

-- In the order of the lists.
create index task_open_by_due on tasks.task (due_until, path) where done_at is null and closed_at is null;
drop index tasks.task_open;

-- What is open of a node: without these, one leader's Today reads where everything open of the district stands.
create index task_open_within on tasks.task (path, day) where done_at is null and closed_at is null;
create index task_open_within_rental on tasks.task (rental_path, day)
 where done_at is null and closed_at is null and rental_path is not null;

create index measure_to_go on care.measure (
    (case when ended_on is null then ends_on - date '1900-01-01' else date '2300-01-01' - ended_on end), path, id);
create index arrival_listed on arrivals.arrival (registered_on, registered_at, id);

-- What a list offers to choose from, and who is under a measure because of somebody else.
create index measure_protocol on care.measure (protocol, path, rental_path);
create index measure_co_resident on care.measure (co_resident_of) where co_resident_of is not null;

-- The number beside Today on every page is read from the index alone.
drop index tasks.task_alarm;
create index task_alarm on tasks.task (path, rental_path) where urgency > 0 and done_at is null and closed_at is null;

analyze territory.building, territory.dwelling, people.household, people.person, tasks.task, care.measure,
        arrivals.arrival;

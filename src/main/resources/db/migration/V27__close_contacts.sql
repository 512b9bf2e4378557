-- The last contact with a case, or with a close contact of one: a day to count from.
alter table arrivals.arrival
    add column contact_on date,
    add column contact_kind text,
    add constraint arrival_contact_kind check (contact_kind in ('close', 'secondary')),
    add constraint arrival_contact_whole check ((contact_on is null) = (contact_kind is null));

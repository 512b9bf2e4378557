-- Not all that is entered on a phone is about something that is known: somebody who arrives is not yet.
alter table field.entry alter column subject_id drop not null;

-- Who was near is read from the index alone, also how many of them have no pass.
drop index gate.entry_place;
create index entry_place on gate.entry (place_id, at) include (id, pass_id, person_id, path, outcome);

-- An import reads one sheet; which others of the file have rows is told before and after it.
alter table imports.import add column others jsonb not null default '[]';
comment on column imports.import.others is 'Other sheets of the file that have rows, none of which this import reads';

-- A complete list keeps in force what a row set aside may mean, as long as that row waits.
alter table policy.risk_place_import add column spared integer not null default 0 check (spared >= 0);
comment on column policy.risk_place_import.spared is 'How many rows of the list that wait for a choice may mean the place';

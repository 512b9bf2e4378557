-- An import reads one sheet; which others of the file have rows is told before and after it.
alter table imports.import add column others jsonb not null default '[]';
comment on column imports.import.others is 'Other sheets of the file that have rows, none of which this import reads';

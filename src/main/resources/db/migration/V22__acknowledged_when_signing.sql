-- What stood open when it was signed, each part acknowledged by whoever signed: keys of figures, and 'unsigned' for nodes
-- under it without a signature. How many they were is in the figures that were frozen with it.
alter table statement.signed add column acknowledged text[] not null default '{}';

-- A row about somebody who stands on record for that day, to which the rules answer otherwise, is an outcome of its own. Its
-- cells are kept, sealed, so that the record can be corrected to them in one step; and both answers, as they were then.
-- read = stored + known + differs + refused holds at every moment.
alter table arrivals.import
    add column differs int not null default 0,
    drop constraint import_check,
    add constraint import_conserves_rows check (read = stored + known + differs + refused);

alter table arrivals.import_row
    add column difference jsonb,
    drop constraint import_row_outcome_check,
    drop constraint import_row_check,
    add constraint import_row_outcome check (outcome in ('known', 'differs', 'refused', 'warned')),
    add constraint import_row_cells check ((outcome in ('differs', 'refused')) = (cells is not null)),
    add constraint import_row_difference check ((outcome = 'differs') = (difference is not null));

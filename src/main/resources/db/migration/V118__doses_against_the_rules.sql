-- What spoke against a dose that was given on site all the same: it is in the arm, so it is on record.
alter table vaccination.dose
    add column against text[] not null default '{}'
        check (against <@ array['product', 'early', 'complete', 'obstacle', 'twice', 'not_fit', 'gone']);

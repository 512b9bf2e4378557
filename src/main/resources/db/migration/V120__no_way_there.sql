alter table rides.unplanned drop constraint unplanned_reason_check;
alter table rides.unplanned add constraint unplanned_reason_check
    check (reason in ('no_room', 'no_time', 'all_busy', 'no_position', 'no_way_there'));

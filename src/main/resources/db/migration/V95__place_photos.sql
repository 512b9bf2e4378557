alter table places.event
    drop constraint event_kind_check,
    add constraint event_kind_check
        check (kind in ('entered', 'changed', 'ended', 'resumed', 'door_renewed', 'photographed'));

-- The secret in the code for its door follows from the place and this number: with the next one, printed codes are dead.
alter table places.place add column door int not null default 1 check (door >= 1);

alter table places.event
    drop constraint event_kind_check,
    add constraint event_kind_check check (kind in ('entered', 'changed', 'ended', 'resumed', 'door_renewed'));

-- Whom strangers at a door can call: the number of an office, never of a person.
create table places.office (
    path   text collate "C" primary key,
    phone  text not null check (phone ~ '^\+?[0-9]{7,15}$')
);
alter table places.office enable row level security;
create policy in_scope on places.office
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

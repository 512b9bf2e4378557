-- That somebody was refused at a gate, or let in after a second look: without who it was, so that the figures of a day
-- stay when its entries are dropped.
create table gate.amiss (
    -- Of the entry.
    id        uuid primary key,
    day       date not null,
    path      text collate "C" not null,
    place_id  uuid not null,
    gate_id   uuid not null,
    at        timestamptz not null,
    outcome   text not null check (outcome in ('checked', 'refused')),
    reason    text not null check (reason in ('red', 'fever', 'yellow', 'mask', 'pass'))
);
create index amiss_day on gate.amiss (day, path);
alter table gate.amiss enable row level security;
create policy in_scope on gate.amiss using (access.in_scope(path));

insert into gate.amiss (id, day, path, place_id, gate_id, at, outcome, reason)
select distinct on (e.id) e.id, e.day, e.path, e.place_id, e.gate_id, e.at, e.outcome, e.reason
  from gate.entry e
 where e.outcome <> 'in';

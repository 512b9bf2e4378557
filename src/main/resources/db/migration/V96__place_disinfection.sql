-- What was disinfected at a place: the log that whoever runs a stall and whoever looks after it keep together.
create table places.disinfection (
    id        uuid primary key,
    place_id  uuid not null references places.place,
    path      text collate "C" not null,
    at        timestamptz not null,
    what      text[] not null check (cardinality(what) > 0
                                     and what <@ array['surfaces', 'floor', 'air', 'tools', 'cold_chain', 'waste']),
    -- As it was written: whoever did it needs no account.
    done_by   text not null check (length(done_by) between 1 and 60),
    -- The account that entered it; null through the code at the door.
    by        uuid,
    entered_at timestamptz not null
);
create index disinfection_place on places.disinfection (place_id, at);
alter table places.disinfection enable row level security;
create policy in_scope on places.disinfection
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

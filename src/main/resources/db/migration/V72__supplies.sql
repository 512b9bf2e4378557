create schema supplies;

-- What there is to give, in which unit.
create table supplies.good (
    code     text primary key check (length(code) between 1 and 36),
    name_zh  text not null check (length(name_zh) between 1 and 40),
    name_en  text not null check (length(name_en) between 1 and 40),
    unit_zh  text not null check (length(unit_zh) between 1 and 20),
    unit_en  text not null check (length(unit_en) between 1 and 20),
    -- A store that has less is marked.
    minimum  int not null check (minimum between 0 and 100000),
    sort     int not null
);

-- Where goods are kept, for an area.
create table supplies.storeroom (
    id         uuid primary key,
    path       text collate "C" not null,
    name       text not null check (length(name) between 1 and 60),
    opened_at  timestamptz not null,
    opened_by  uuid
);
create unique index storeroom_name on supplies.storeroom (path, name);
alter table supplies.storeroom enable row level security;
-- Whoever works below the area gives out what its store has. Nobody stands in it.
create policy in_scope on supplies.storeroom
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- What came in, went out and was counted. Appended: what a store has is the sum, and a mistake is taken back by another
-- movement that names it.
create table supplies.movement (
    -- Made by whoever enters it, so that what is sent again is stored once.
    id            uuid primary key,
    storeroom_id  uuid not null references supplies.storeroom,
    good          text not null references supplies.good,
    path          text collate "C" not null,
    kind          text not null check (kind in ('in', 'out', 'count', 'correction', 'delivery')),
    -- By how much the store has more; less when negative.
    quantity      int not null check (abs(quantity) <= 100000),
    -- How much was found there.
    counted       int check (counted between 0 and 100000),
    note          text not null check (length(note) <= 200),
    at            timestamptz not null,
    account_id    uuid,
    corrects      uuid unique references supplies.movement,
    delivery_id   uuid,
    check ((kind = 'count') = (counted is not null)),
    check ((kind = 'correction') = (corrects is not null)),
    check ((kind = 'delivery') = (delivery_id is not null)),
    check (kind <> 'in' or quantity > 0),
    check (kind <> 'out' or quantity < 0)
);
create index movement_stock on supplies.movement (storeroom_id, good) include (quantity, at);
create index movement_latest on supplies.movement (storeroom_id, at desc, id desc);
create index movement_delivery on supplies.movement (delivery_id) where delivery_id is not null;
alter table supplies.movement enable row level security;
create policy in_scope on supplies.movement
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));
revoke update, delete on supplies.movement from ${app_role};

-- What stores have of what they ever had.
create view supplies.stock with (security_invoker = true) as
select md5(m.storeroom_id || ' ' || m.good)::uuid as id,
       m.storeroom_id,
       m.good,
       sum(m.quantity) as quantity,
       max(m.at) as moved_at
  from supplies.movement m
 group by m.storeroom_id, m.good;

-- The days on which a measure confines somebody; the last phase goes on until the measure ends. Other modules may join it.
create view care.confinement with (security_invoker = true) as
select m.id as measure_id,
       m.person_id,
       m.household_id,
       m.path,
       m.rental_path,
       m.drill,
       m.co_resident_of is not null as co_resident,
       m.begun_at,
       m.started_on,
       m.ends_on,
       m.ended_on,
       cast(p.phase ->> 'from' as date) as first_day,
       case when p.nth = jsonb_array_length(m.phases) then date 'infinity'
            else cast(p.phase ->> 'until' as date) end as last_day
  from care.measure m
 cross join lateral jsonb_array_elements(m.phases) with ordinality as p (phase, nth)
 where p.phase ->> 'kind' in ('CENTRAL', 'HOME');

-- When somebody was met at a household: a task about it was done, and no answer says that nobody was there. Other
-- modules may join it.
create view tasks.contact with (security_invoker = true) as
select t.id, t.kind, t.household_id, t.path, t.rental_path, t.urgency, t.done_at as at
  from tasks.task t
 where t.done_at is not null
   and t.household_id is not null
   and exists (select 1
                 from tasks.completion c
                where c.task_id = t.id
                  and coalesce(c.answers ->> 'outcome', '') not in ('nobody', 'nobody_there')
                  and not exists (select 1 from tasks.completion later where later.replaces = c.id));

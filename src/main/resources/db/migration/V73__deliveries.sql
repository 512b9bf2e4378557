-- What a household gets every day while somebody there must stay at home. Ends with that.
create table supplies.standing_order (
    id            uuid primary key,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    storeroom_id  uuid not null references supplies.storeroom,
    -- How much of which good, in the order in which it was asked for.
    goods         text[] not null,
    quantities    int[] not null check (0 < all (quantities)),
    from_time     time not null,
    until_time    time not null check (until_time > from_time),
    begun_at      timestamptz not null,
    begun_by      uuid,
    ended_at      timestamptz,
    ended_by      uuid,
    check (cardinality(goods) between 1 and 10 and cardinality(goods) = cardinality(quantities))
);
create index standing_order_household on supplies.standing_order (household_id);
create index standing_order_active on supplies.standing_order (id) where ended_at is null;
alter table supplies.standing_order enable row level security;
create policy in_scope on supplies.standing_order using (access.in_scope(path) or access.in_scope(rental_path));

-- What is brought to a household on a day. Bringing it is a task of the cell, whose source it is.
create table supplies.delivery (
    -- Made by whoever asks for it; that of a standing order follows from the order and the day.
    id            uuid primary key,
    household_id  uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    storeroom_id  uuid not null references supplies.storeroom,
    order_id      uuid references supplies.standing_order,
    goods         text[] not null,
    quantities    int[] not null check (0 < all (quantities)),
    day           date not null,
    due_from      timestamptz not null,
    due_until     timestamptz not null check (due_until > due_from),
    ordered_at    timestamptz not null,
    ordered_by    uuid,
    packed_at     timestamptz,
    packed_by     uuid,
    -- How it ended, as told last; null while it is to come.
    outcome       text check (outcome in ('left_at_door', 'handed', 'nobody', 'refused', 'called_off')),
    ended_at      timestamptz,
    ended_by      uuid,
    check (cardinality(goods) between 1 and 10 and cardinality(goods) = cardinality(quantities)),
    check ((outcome is null) = (ended_at is null))
);
create index delivery_day on supplies.delivery (day, path);
create index delivery_household on supplies.delivery (household_id, day);
create index delivery_order on supplies.delivery (order_id, day) where order_id is not null;
alter table supplies.delivery enable row level security;
create policy in_scope on supplies.delivery using (access.in_scope(path) or access.in_scope(rental_path));

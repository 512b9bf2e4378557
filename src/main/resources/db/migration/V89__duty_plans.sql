-- Who is to stand where on the days of an area: being planned, proposed, published or discarded.
create table duty.plan (
    id          uuid primary key,
    path        text collate "C" not null,
    from_day    date not null,
    until_day   date not null check (until_day >= from_day),
    way         text not null check (way in ('planner', 'rotation')),
    state       text not null check (state in ('running', 'proposed', 'published', 'discarded', 'failed')),
    asked_by    uuid not null,
    asked_at    timestamptz not null,
    -- Of the best so far: how often a better one was found, and what that does not meet.
    better      int not null default 0,
    open_seats  int not null default 0,
    broken      int not null default 0,
    wishes      int not null default 0,
    uneven      int not null default 0,
    found_at    timestamptz,
    -- Who did not wait for its end.
    stopped_by  uuid,
    -- Published, discarded or failed.
    ended_by    uuid,
    ended_at    timestamptz,
    check ((state in ('running', 'proposed')) = (ended_at is null))
);
create index plan_area on duty.plan (path, asked_at desc);
create index plan_open on duty.plan (path) where ended_at is null;
alter table duty.plan enable row level security;
-- Whoever plans below an area has to know that it is being planned.
create policy in_scope on duty.plan
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- What a plan says of a seat, and who stood there when it was begun.
create table duty.plan_seat (
    plan_id      uuid not null references duty.plan on delete cascade,
    seat_id      uuid not null references duty.seat,
    path         text collate "C" not null,
    from_member  uuid references duty.member,
    to_member    uuid references duty.member,
    -- Whether this change holds since the plan was published.
    published    boolean not null default false,
    primary key (plan_id, seat_id)
);
create index plan_seat_seat on duty.plan_seat (seat_id);
alter table duty.plan_seat enable row level security;
-- What nobody has published is for those who plan.
create policy in_scope on duty.plan_seat using (access.in_scope(path));

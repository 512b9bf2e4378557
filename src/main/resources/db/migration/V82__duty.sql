create schema duty;

-- Where somebody stands: a room, a gate, a checkpoint, a telephone.
create table duty.post (
    id       uuid primary key,
    path     text collate "C" not null,
    name     text not null check (length(name) between 1 and 60),
    kind     text not null check (kind in ('party_room', 'police_room', 'gate', 'checkpoint', 'hotline', 'other')),
    -- How it is found by who has never stood there.
    place    text not null check (length(place) <= 120),
    -- The first day on which somebody was to stand there, and the last.
    since    date not null,
    until    date check (until >= since),
    version  int not null default 0
);
create unique index post_name on duty.post (path, name);
alter table duty.post enable row level security;
-- Whoever works below the area relies on its posts.
create policy in_scope on duty.post
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- Which shifts a post has, by weekday and date.
create table duty.pattern (
    id        uuid primary key,
    post_id   uuid not null references duty.post,
    path      text collate "C" not null,
    -- On its days, one that stands instead replaces the regular ones; a closed one means that nobody stands there.
    mode      text not null check (mode in ('regular', 'instead', 'closed')),
    -- 1 is Monday.
    weekdays  int[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
    from_day  date not null,
    until_day date check (until_day >= from_day),
    begins    time,
    -- Not after the begin: on the next day.
    ends      time,
    -- Of each person whom it takes the kind, any for whoever it is.
    seats     text[] not null,
    note      text not null check (length(note) <= 60),
    -- When it was taken away before it had begun.
    dropped_at  timestamptz,
    check ((mode = 'closed') = (begins is null)),
    check ((mode = 'closed') = (ends is null)),
    check ((mode = 'closed') = (cardinality(seats) = 0)),
    check (cardinality(seats) <= 20)
);
create index pattern_post on duty.pattern (post_id, from_day);
alter table duty.pattern enable row level security;
create policy in_scope on duty.pattern
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- People who take turns together.
create table duty.team (
    id    uuid primary key,
    path  text collate "C" not null,
    name  text not null check (length(name) between 1 and 40)
);
create unique index team_name on duty.team (path, name);
alter table duty.team enable row level security;
create policy in_scope on duty.team
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- Who does duty, with an account or without.
create table duty.member (
    id            uuid primary key,
    path          text collate "C" not null,
    account_id    uuid unique,
    name          text not null check (length(name) between 1 and 60),
    phone_sealed  bytea,
    kinds         text[] not null check (cardinality(kinds) between 1 and 6),
    team_id       uuid references duty.team,
    -- Why they stand at no night.
    no_nights     text check (no_nights in ('pregnant', 'age', 'other')),
    -- The first day on which they can be asked, and the last: what is fair is counted from there.
    since         date not null,
    until         date check (until >= since),
    version       int not null default 0
);
create index member_path on duty.member (path, name);
alter table duty.member enable row level security;
create policy in_scope on duty.member
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- Days on which somebody cannot stand, or would rather not.
create table duty.absence (
    id          uuid primary key,
    member_id   uuid not null references duty.member,
    path        text collate "C" not null,
    reason      text not null check (reason in ('leave', 'illness', 'wish')),
    from_day    date not null,
    until_day   date not null check (until_day >= from_day),
    entered_at  timestamptz not null,
    entered_by  uuid,
    withdrawn_at  timestamptz
);
create index absence_member on duty.absence (member_id, until_day) where withdrawn_at is null;
alter table duty.absence enable row level security;
create policy in_scope on duty.absence
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- When a volunteer has time; whoever has no row has it always.
create table duty.free_hours (
    member_id  uuid not null references duty.member,
    path       text collate "C" not null,
    weekday    int not null check (weekday between 1 and 7),
    begins     time not null,
    -- Not after the begin: on the next day.
    ends       time not null,
    primary key (member_id, weekday, begins)
);
alter table duty.free_hours enable row level security;
create policy in_scope on duty.free_hours
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- A shift of a post on a day, laid from its pattern.
create table duty.shift (
    -- Follows from the pattern and the day.
    id            uuid primary key,
    post_id       uuid not null references duty.post,
    pattern_id    uuid not null references duty.pattern,
    path          text collate "C" not null,
    -- On which it begins.
    day           date not null,
    begins_at     timestamptz not null,
    ends_at       timestamptz not null check (ends_at > begins_at),
    -- When its pattern no longer held.
    cancelled_at  timestamptz
);
create unique index shift_pattern on duty.shift (pattern_id, day);
create index shift_day on duty.shift (day, path) where cancelled_at is null;
create index shift_post on duty.shift (post_id, day) where cancelled_at is null;
alter table duty.shift enable row level security;
create policy in_scope on duty.shift
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- A place in a shift for one person, and who stands there as last published.
create table duty.seat (
    id         uuid primary key,
    shift_id   uuid not null references duty.shift,
    path       text collate "C" not null,
    number     int not null check (number between 1 and 20),
    -- Null for whoever it is.
    kind       text,
    member_id  uuid references duty.member,
    -- No plan changes it.
    locked     boolean not null default false,
    version    int not null default 0,
    unique (shift_id, number)
);
create index seat_member on duty.seat (member_id) where member_id is not null;
alter table duty.seat enable row level security;
create policy in_scope on duty.seat
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- Who stood in a seat until when, and who does since: what is told to both. Appended.
create table duty.seat_change (
    id          uuid primary key,
    seat_id     uuid not null references duty.seat,
    path        text collate "C" not null,
    from_member uuid references duty.member,
    to_member   uuid references duty.member,
    why         text not null check (why in ('plan', 'hand', 'replacement', 'swap', 'cancelled')),
    at          timestamptz not null,
    account_id  uuid,
    from_seen_at  timestamptz,
    to_seen_at    timestamptz,
    check (from_member is distinct from to_member)
);
create index seat_change_seat on duty.seat_change (seat_id, at desc);
create index seat_change_from on duty.seat_change (from_member) where from_seen_at is null;
create index seat_change_to on duty.seat_change (to_member) where to_seen_at is null;
alter table duty.seat_change enable row level security;
create policy in_scope on duty.seat_change
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

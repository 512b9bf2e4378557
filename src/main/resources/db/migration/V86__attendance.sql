-- Who came to a shift and left it again: by the code that the post shows, or by a leader.
create table duty.attendance (
    -- Made where it was sent from, so that what is sent twice is kept once.
    id          uuid primary key,
    seat_id     uuid not null references duty.seat,
    shift_id    uuid not null references duty.shift,
    post_id     uuid not null references duty.post,
    member_id   uuid not null references duty.member,
    path        text collate "C" not null,
    -- Of the shift.
    day         date not null,
    in_at       timestamptz not null,
    in_by       uuid,
    -- Later: entered by a leader when the shift was over, with its own times.
    in_way      text not null check (in_way in ('code', 'leader', 'later')),
    out_at      timestamptz check (out_at >= in_at),
    out_by      uuid,
    out_way     text check (out_way in ('code', 'leader', 'later')),
    -- What whoever stands there next must know.
    note        text not null default '' check (length(note) <= 500),
    -- When it was taken back as a mistake.
    undone_at   timestamptz,
    undone_by   uuid,
    check ((out_at is null) = (out_way is null))
);
create unique index attendance_seat on duty.attendance (seat_id, member_id) where undone_at is null;
create index attendance_post on duty.attendance (post_id, day) where undone_at is null;
create index attendance_member on duty.attendance (member_id, day) where undone_at is null;
alter table duty.attendance enable row level security;
create policy in_scope on duty.attendance
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- Who of the next shift has read a note.
create table duty.note_taken (
    attendance_id  uuid not null references duty.attendance,
    member_id      uuid not null references duty.member,
    path           text collate "C" not null,
    at             timestamptz not null,
    -- Of the leader who told somebody without an account.
    account_id     uuid,
    primary key (attendance_id, member_id)
);
alter table duty.note_taken enable row level security;
create policy in_scope on duty.note_taken
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- One asks another to stand in their shift, perhaps against one of the other's.
create table duty.swap (
    -- Made where it was sent from, so that what is sent twice is asked once.
    id            uuid primary key,
    path          text collate "C" not null,
    seat_id       uuid not null references duty.seat,
    from_member   uuid not null references duty.member,
    to_member     uuid not null references duty.member,
    -- What goes back for it; null where it is taken over for nothing.
    back_seat_id  uuid references duty.seat,
    words         text not null check (length(words) <= 200),
    asked_at      timestamptz not null,
    asked_by      uuid,
    outcome       text check (outcome in ('agreed', 'declined', 'withdrawn')),
    ended_at      timestamptz,
    ended_by      uuid,
    check (from_member <> to_member),
    check ((outcome is null) = (ended_at is null))
);
create unique index swap_open on duty.swap (seat_id, to_member) where outcome is null;
create index swap_from on duty.swap (from_member, asked_at);
create index swap_to on duty.swap (to_member, asked_at);
create index swap_asked on duty.swap (asked_at, path);
alter table duty.swap enable row level security;
create policy in_scope on duty.swap
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- The secret address at which somebody's calendar finds their shifts.
create table duty.feed (
    id           uuid primary key,
    member_id    uuid not null references duty.member,
    path         text collate "C" not null,
    -- Of the secret, which is kept nowhere.
    secret_hash  bytea not null unique,
    made_at      timestamptz not null,
    revoked_at   timestamptz
);
create unique index feed_member on duty.feed (member_id) where revoked_at is null;
alter table duty.feed enable row level security;
create policy in_scope on duty.feed
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

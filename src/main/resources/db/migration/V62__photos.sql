create schema photos;

-- A photo of something, such as of what was found at a task. It may be known of before it has come: a phone sends it in
-- pieces, after the record that it belongs to.
create table photos.photo (
    -- Made on the phone.
    id            uuid primary key,
    -- Who took it; on which phone, where it was one.
    account_id    uuid not null references access.account,
    device_id     uuid,
    -- What it is of, by the module that knows it, and where and about whom that is.
    subject_kind  text not null check (length(subject_kind) between 1 and 60),
    subject_id    uuid not null,
    path          text collate "C" not null,
    rental_path   text collate "C",
    household_id  uuid,
    person_id     uuid,
    -- By the phone's clock, and as corrected by how much that was off.
    phone_at      timestamptz,
    taken_at      timestamptz not null,
    -- Of what is to come; not known while only a record spoke of it.
    size          int check (size between 1 and 2097152),
    sha256        bytea check (length(sha256) = 32),
    announced_at  timestamptz not null,
    -- When a record took it.
    kept_at       timestamptz,
    arrived_at    timestamptz,
    -- Why it is none: key of the problem.
    refused       text,
    check ((size is null) = (sha256 is null)),
    check (arrived_at is null or refused is null)
);
create index photo_subject on photos.photo (subject_kind, subject_id);
create index photo_device on photos.photo (device_id, announced_at) where device_id is not null;
create index photo_account on photos.photo (account_id, announced_at);
create index photo_person on photos.photo (person_id) where person_id is not null;
create index photo_household on photos.photo (household_id) where household_id is not null;
create index photo_awaited on photos.photo (announced_at) where arrived_at is null or kept_at is null;
alter table photos.photo enable row level security;
create policy in_scope on photos.photo using (access.in_scope(path) or access.in_scope(rental_path));

-- What has come of one that is not whole, sealed.
create table photos.piece (
    photo_id  uuid not null references photos.photo on delete cascade,
    start     int not null,
    size      int not null,
    content   bytea not null,
    primary key (photo_id, start)
);
alter table photos.piece alter column content set storage external;
alter table photos.piece enable row level security;
create policy of_visible_photo on photos.piece using (exists (
    select 1 from photos.photo p
     where p.id = photo_id and (access.in_scope(p.path) or access.in_scope(p.rental_path))));

-- A whole one as we wrote it anew, without anything but the picture, and small; sealed.
create table photos.image (
    photo_id   uuid primary key references photos.photo on delete cascade,
    width      int not null,
    height     int not null,
    content    bytea not null,
    thumbnail  bytea not null
);
alter table photos.image alter column content set storage external;
alter table photos.image alter column thumbnail set storage external;
alter table photos.image enable row level security;
create policy of_visible_photo on photos.image using (exists (
    select 1 from photos.photo p
     where p.id = photo_id and (access.in_scope(p.path) or access.in_scope(p.rental_path))));

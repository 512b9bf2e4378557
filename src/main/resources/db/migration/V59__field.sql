create schema field;

-- A phone on which an account has signed in, with a token of its own. It works until the token's time is over.
create table field.device (
    id          uuid primary key,
    account_id  uuid not null references access.account,
    token_id    uuid not null unique references access.api_token,
    name        text not null check (length(name) between 1 and 60),
    paired_at   timestamptz not null,
    seen_at     timestamptz not null,
    -- By how much its clock was ahead of ours when it was last heard.
    clock_ahead interval not null default '0',
    revoked_at  timestamptz
);
create index device_account on field.device (account_id, paired_at);
alter table field.device enable row level security;
-- Of those in one's area only: the accounts above are seen by everybody, their phones are not.
create policy of_account_in_scope on field.device
    using (exists (select 1 from access.account a where a.id = account_id and access.in_scope(a.area)));

-- What a device was told: for each thing a mark of its content, so that the next sync tells what changed. The one before
-- is kept, since the answer may not have arrived.
create table field.told (
    cursor    uuid primary key,
    device_id uuid not null references field.device on delete cascade,
    at        timestamptz not null,
    marks     jsonb not null check (jsonb_typeof(marks) = 'object')
);
create index told_device on field.told (device_id, at);
alter table field.told enable row level security;
create policy of_device_in_scope on field.told
    using (exists (select 1 from field.device d
                     join access.account a on a.id = d.account_id
                    where d.id = device_id and access.in_scope(a.area)));

-- What was entered on devices, once for each, whatever was sent again: also what was refused, until it is sent mended.
create table field.entry (
    id          uuid primary key,
    device_id   uuid not null references field.device,
    account_id  uuid not null references access.account,
    -- In which order the device made it.
    number      bigint not null,
    kind        text not null check (length(kind) between 1 and 60),
    -- What it is about, such as a task.
    subject_id  uuid not null,
    -- By the device's clock, and as corrected by how much that was off.
    phone_at    timestamptz not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    sendings    int not null default 1,
    -- Of what was sent, so that other answers under the same id are told from a repeat.
    mark        text not null,
    -- Keys of the problems; null where it was stored.
    refused     text
);
create index entry_device on field.entry (device_id, number);
alter table field.entry enable row level security;
create policy of_account_in_scope on field.entry
    using (exists (select 1 from access.account a where a.id = account_id and access.in_scope(a.area)));

-- Whom devices seal what they could not send for, when somebody tries PINs on them.
create table field.seal_key (
    id             uuid primary key,
    public_key     bytea not null,
    private_sealed bytea not null,
    made_at        timestamptz not null
);

-- Tables made later by the owner may be read and written by the role the program works under; row-level security,
-- which does not hold for the owner, holds for that role.
alter default privileges grant usage on schemas to ${app_role};
alter default privileges grant select, insert, update, delete on tables to ${app_role};
alter default privileges grant usage on sequences to ${app_role};

create schema access;

-- Who acts is declared for each transaction; where nobody is, nothing is visible.
create function access.in_scope(path text) returns boolean
    language sql stable parallel safe
    return path collate "C" >= current_setting('linli.scope', true) collate "C"
        and path collate "C" < (current_setting('linli.scope', true) || '~') collate "C"
        and current_setting('linli.known', true) = 'yes';

create table access.account (
    id             uuid primary key,
    username       text not null check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    name           text not null check (length(name) between 1 and 60),
    role           text not null,
    area           text collate "C" not null check (area ~ '^([a-z0-9-]{1,32}\.){1,8}$'),
    password_hash  text,
    language       text check (language in ('zh', 'en')),
    phone_sealed   bytea,
    disabled_at    timestamptz,
    failed_count   int not null default 0,
    locked_until   timestamptz,
    signed_in_at   timestamptz,
    created_at     timestamptz not null,
    -- Counts new passwords and locks: a session begun under another count is over.
    credentials    int not null default 0,
    version        int not null default 0
);
create unique index account_username on access.account (username);
create index account_area on access.account (area, role);
alter table access.account enable row level security;
create policy in_scope on access.account using (access.in_scope(area));
-- The people who look after an area are known to everybody in it, so a worker sees who leads the grid above.
create policy above_me on access.account for select
    using (starts_with(current_setting('linli.scope', true), area) and current_setting('linli.known', true) = 'yes');
-- Everybody may change their own language and password.
create policy myself on access.account
    using (id::text = current_setting('linli.account', true));

-- Whose a duty is must be known to whoever hands it on, who may not see the grid beside or above. Only what that takes is told.
create function access.staff_within(place text)
    returns table (id uuid, role text, area text, created_at timestamptz)
    language sql stable security definer set search_path = ''
    begin atomic
        select a.id, a.role, a.area, a.created_at
          from access.account a
         where a.area >= place and a.area < place || '~' and a.disabled_at is null;
    end;

create table access.api_token (
    id           uuid primary key,
    account_id   uuid not null references access.account,
    token_hash   bytea not null unique,
    label        text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_account on access.api_token (account_id);
alter table access.api_token enable row level security;
create policy of_visible_account on access.api_token
    using (exists (select 1 from access.account a where a.id = account_id));

create table access.audit_entry (
    id         uuid primary key,
    at         timestamptz not null,
    account_id uuid,
    username   text not null,
    action     text not null,
    subject    text,
    area       text collate "C",
    detail     text,
    address    text
);
create index audit_entry_at on access.audit_entry (at desc);
create index audit_entry_subject on access.audit_entry (subject, at desc);
alter table access.audit_entry enable row level security;
create policy readable on access.audit_entry for select
    using (access.in_scope(coalesce(area, '')) or (area is null and current_setting('linli.scope', true) = ''));
create policy appendable on access.audit_entry for insert with check (true);
-- The trail is appended to; not even the program may rewrite it.
revoke update, delete on access.audit_entry from ${app_role};

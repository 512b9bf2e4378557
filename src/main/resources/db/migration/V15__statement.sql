create schema statement;

-- A signature freezes the figures of a node and a day. Nothing here is ever changed: a later signature for the same node
-- and day stands beside the one it supplements.
create table statement.signed (
    id          uuid primary key,
    path        text collate "C" not null,
    day         date not null,
    -- 1 is the signature, 2 and more are supplementary ones.
    number      int not null check (number >= 1),
    replaces    uuid unique references statement.signed,
    note        text check (length(note) between 1 and 500),
    account_id  uuid not null references access.account,
    -- The name and role as they were then.
    signer      text not null,
    role        text not null,
    at          timestamptz not null,
    check ((number = 1) = (replaces is null)),
    check ((number = 1) = (note is null))
);
create unique index signed_number on statement.signed (path, day, number);
create index signed_day on statement.signed (day, path);
alter table statement.signed enable row level security;
create policy in_scope on statement.signed using (access.in_scope(path));
revoke update, delete on statement.signed from ${app_role};

-- Every figure that the statement had, zeros included, so that a figure invented later is no difference.
create table statement.signed_figure (
    statement_id uuid not null references statement.signed,
    path         text collate "C" not null,
    counter      text not null,
    value        bigint not null check (value >= 0),
    primary key (statement_id, counter)
);
alter table statement.signed_figure enable row level security;
create policy in_scope on statement.signed_figure using (access.in_scope(path));
revoke update, delete on statement.signed_figure from ${app_role};

-- The rows that were counted, as they were, so that a difference can name those that came and went.
create table statement.signed_row (
    statement_id uuid not null references statement.signed,
    counter      text not null,
    row_id       uuid not null,
    path         text collate "C" not null,
    rental_path  text collate "C",
    person_id    uuid,
    at           timestamptz,
    breakdown    text,
    link         text,
    primary key (statement_id, counter, row_id)
);
alter table statement.signed_row enable row level security;
create policy in_scope on statement.signed_row using (access.in_scope(path) or access.in_scope(rental_path));
revoke update, delete on statement.signed_row from ${app_role};

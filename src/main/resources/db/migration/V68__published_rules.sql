-- Versions of the rules that were written, tried and published in the program: rules, no people. Never changed.
create table policy.published (
    version      text primary key check (length(version) between 1 and 60),
    valid_from   date not null unique,
    text         text not null check (length(text) <= 200000),
    written_by   uuid not null,
    written_at   timestamptz not null,
    published_by uuid not null,
    published_at timestamptz not null,
    check (published_by <> written_by)
);
revoke update, delete on policy.published from ${app_role};

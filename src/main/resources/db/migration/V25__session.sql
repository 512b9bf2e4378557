-- Who is signed in, so that a restart signs nobody out and several servers on one database know the same sessions. Tables of
-- Spring Session; a session holds the id of its account and no more. Nobody who acts may read them: only the program itself.
create table access.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index session_expiry on access.session (expiry_time);
alter table access.session enable row level security;
create policy program_only on access.session
    using (current_setting('linli.known', true) = 'yes' and current_setting('linli.scope', true) = ''
           and current_setting('linli.account', true) = '');

create table access.session_attributes (
    session_primary_id char(36) not null references access.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
alter table access.session_attributes enable row level security;
create policy program_only on access.session_attributes
    using (current_setting('linli.known', true) = 'yes' and current_setting('linli.scope', true) = ''
           and current_setting('linli.account', true) = '');

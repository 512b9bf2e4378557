create schema people;

create table people.household (
    id           uuid primary key,
    path         text collate "C" not null,
    rental_path  text collate "C",
    dwelling_id  uuid references territory.dwelling,
    kind         text not null check (kind in ('resident', 'tenant')),
    head_id      uuid,
    note         text,
    since        date,
    ended_on     date,
    version      int not null default 0
);
create index household_path on people.household (path);
create index household_rental_path on people.household (rental_path) where rental_path is not null;
create index household_dwelling on people.household (dwelling_id);
alter table people.household enable row level security;
create policy in_scope on people.household using (access.in_scope(path) or access.in_scope(rental_path));

create table people.person (
    id                 uuid primary key,
    household_id       uuid not null references people.household,
    path               text collate "C" not null,
    rental_path        text collate "C",
    name               text not null check (length(name) between 1 and 60),
    pinyin             text not null,
    initials           text not null,
    relation           text not null default 'member',
    sex                text check (sex in ('male', 'female')),
    born_on            date,
    document_type      text not null,
    document_sealed    bytea,
    document_hash      bytea,
    document_tail_hash bytea,
    tags               text[] not null default '{}',
    left_on            date,
    died_on            date,
    version            int not null default 0
);
create index person_path on people.person (path);
create index person_rental_path on people.person (rental_path) where rental_path is not null;
create index person_household on people.person (household_id);
create index person_document on people.person (document_hash);
create index person_document_tail on people.person (document_tail_hash);
create index person_name on people.person (name text_pattern_ops);
create index person_initials on people.person (initials text_pattern_ops);
create index person_pinyin on people.person (pinyin text_pattern_ops);
create index person_tags on people.person using gin (tags);
alter table people.person enable row level security;
create policy in_scope on people.person using (access.in_scope(path) or access.in_scope(rental_path));
alter table people.household
    add constraint household_head foreign key (head_id) references people.person deferrable initially deferred;

create table people.contact_point (
    id          uuid primary key,
    person_id   uuid not null references people.person,
    path        text collate "C" not null,
    rental_path text collate "C",
    kind        text not null check (kind in ('mobile', 'landline', 'wechat', 'email', 'other')),
    rank        int not null default 1,
    label       text,
    sealed      bytea not null,
    hash        bytea not null,
    tail_hash   bytea,
    ended_on    date
);
create index contact_point_person on people.contact_point (person_id, rank);
create index contact_point_hash on people.contact_point (hash);
create index contact_point_tail on people.contact_point (tail_hash);
alter table people.contact_point enable row level security;
create policy in_scope on people.contact_point using (access.in_scope(path) or access.in_scope(rental_path));

-- What happened to a person's record: moves, corrections, departures; the timeline reads it.
create table people.change (
    id          uuid primary key,
    person_id   uuid not null references people.person,
    path        text collate "C" not null,
    rental_path text collate "C",
    at          timestamptz not null,
    account_id  uuid,
    kind        text not null,
    detail      text
);
create index change_person on people.change (person_id, at desc);
alter table people.change enable row level security;
create policy in_scope on people.change using (access.in_scope(path) or access.in_scope(rental_path));
revoke update, delete on people.change from ${app_role};

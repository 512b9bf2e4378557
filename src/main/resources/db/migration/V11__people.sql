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
-- The story goes with the person: who sees the person now sees what happened before they moved in. The paths say where
-- the person lived then.
create policy of_visible_person on people.change using (exists (
    select 1 from people.person p
     where p.id = person_id and (access.in_scope(p.path) or access.in_scope(p.rental_path))));
revoke update, delete on people.change from ${app_role};

-- A person as lists show one, with home and first phone; other modules may join it.
create view people.card with (security_invoker = true) as
select p.id as person_id,
       p.household_id,
       p.path,
       p.rental_path,
       p.name,
       p.initials,
       p.relation,
       p.sex,
       p.born_on,
       p.document_type,
       p.document_sealed,
       p.tags,
       p.left_on,
       p.died_on,
       h.kind as household_kind,
       h.head_id is not distinct from p.id as head,
       h.dwelling_id,
       t.address,
       t.room,
       t.building_order,
       t.room_order,
       (select c.sealed
          from people.contact_point c
         where c.person_id = p.id and c.ended_on is null and c.kind in ('mobile', 'landline')
         order by c.rank, c.id
         limit 1) as phone_sealed
  from people.person p
  join people.household h on h.id = p.household_id
  left join territory.home t on t.dwelling_id = h.dwelling_id;

-- Households with the home that they live in and where that lies now; other modules may join it.
create view people.home with (security_invoker = true) as
select h.id as household_id, t.dwelling_id, t.building_id, t.path, t.rental_path
  from people.household h
  join territory.home t on t.dwelling_id = h.dwelling_id;

-- One person registered in two places must be noticed, though neither place sees the other. This tells only that
-- somebody with this document is registered, and in which community; whoever asks must know the document's keyed hash.
create function people.known_outside(hashes bytea[]) returns table (document_hash bytea, community text)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select p.document_hash, min(substring(p.path from '^(?:[^.]+\.){1,2}'))
          from people.person p
         where p.document_hash = any (hashes)
           and p.left_on is null
           and p.died_on is null
           and current_setting('linli.known', true) = 'yes'
           and not access.in_scope(p.path)
           and not coalesce(access.in_scope(p.rental_path), false)
         group by p.document_hash
    $$;

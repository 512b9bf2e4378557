-- Who sees what is unchanged: a row lies in the signed-in subtree. What changes is what PostgreSQL knows of it when it
-- plans. It reads both ends of the range, which are settings of the transaction, and estimates by its histograms; a
-- third condition on no column at all made it guess one row in a hundred, for a cell as for the district. Where nobody
-- is declared, the end is unset or empty, and no path is less than that.
create or replace function access.in_scope(path text) returns boolean
    language sql stable parallel safe
    return path collate "C" >= current_setting('linli.scope', true) collate "C"
       and path collate "C" < current_setting('linli.scope_end', true) collate "C";

-- What a question does not ask for is not joined: an outer join to what there is at most one of can be left out.
create or replace view territory.home with (security_invoker = true) as
select d.id as dwelling_id,
       d.path,
       d.rental_path,
       d.rental,
       d.room,
       d.building_id,
       b.address,
       b.landlord_name,
       b.walk_order as building_order,
       d.walk_order as room_order,
       b.lat,
       b.lng
  from territory.dwelling d
  left join territory.building b on b.id = d.building_id;

create or replace view people.card with (security_invoker = true) as
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
         limit 1) as phone_sealed,
       t.building_id
  from people.person p
  left join people.household h on h.id = p.household_id
  left join territory.home t on t.dwelling_id = h.dwelling_id;

-- As before, by one way to the home instead of two.
create or replace view tasks.listed with (security_invoker = true) as
select t.*,
       p.name as person_name,
       p.building_id,
       p.address,
       p.room,
       p.building_order,
       p.room_order
  from tasks.task t
  left join people.card p on p.person_id = t.person_id;

-- What a filter reads, in walking order: those who live here, those with tags that do not follow from their age.
create index person_here on people.person (path, rental_path) where left_on is null and died_on is null;
create index person_tagged on people.person (path) where tags <> '{}';
-- In the order of names, and of ages.
create index person_by_pinyin on people.person (pinyin, name, id);
create index person_by_age on people.person ((coalesce(date '2200-01-01' - born_on, 0)), id);

-- As before; what is to be done for a whole household has the address of its home. The key is null where it is about
-- somebody, so that nothing is looked for.
create or replace view tasks.listed with (security_invoker = true) as
select t.*,
       p.name as person_name,
       coalesce(p.building_id, home.building_id) as building_id,
       coalesce(p.address, home.address) as address,
       coalesce(p.room, home.room) as room,
       coalesce(p.building_order, home.building_order) as building_order,
       coalesce(p.room_order, home.room_order) as room_order
  from tasks.task t
  left join people.card p on p.person_id = t.person_id
  left join people.household h on h.id = case when t.person_id is null then t.household_id end
  left join territory.home home on home.dwelling_id = h.dwelling_id;

-- Rooms that are let are a seventh of all homes, and listed and counted alone.
create index dwelling_let on territory.dwelling (path, id) where rental;

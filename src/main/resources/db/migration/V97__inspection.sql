create schema inspection;

-- A house that is let as a whole is looked at like a shop.
alter table places.place
    drop constraint place_kind_check,
    add constraint place_kind_check check (kind in (
        'shop', 'stall', 'market', 'rented_house', 'factory', 'building_site', 'express_hub', 'checkpoint',
        'vaccination_site', 'duty_post', 'other'));

-- How often one place is looked at, where that is not as its checklist says.
create table inspection.pace (
    place_id     uuid primary key references places.place,
    path         text collate "C" not null,
    least        int not null check (least between 1 and 7),
    most         int not null check (most between least and 7),
    longest_gap  int not null check (longest_gap between 1 and 14),
    version      int not null default 0
);
alter table inspection.pace enable row level security;
create policy in_scope on inspection.pace using (access.in_scope(path));
-- Of places above it is known; it is decided there.
create policy above_me on inspection.pace for select
    using (starts_with(current_setting('linli.scope', true), path));

-- One look at one place. Drawn when its week begins; its task has the same id and is opened on its day.
create table inspection.round (
    id          uuid primary key,
    place_id    uuid not null references places.place,
    path        text collate "C" not null,
    day         date not null,
    due_from    timestamptz not null,
    due_until   timestamptz not null check (due_until > due_from),
    -- Which version of which checklist it is asked by.
    version     text not null,
    checklist   text not null,
    state       text not null check (state in ('planned', 'fine', 'wrong', 'shut', 'missed', 'called_off')),
    -- In place of one that was missed or at which nobody was there.
    made_up     boolean not null default false,
    -- Beyond the plan.
    ordered     boolean not null default false,
    account_id  uuid,
    opened_at   timestamptz,
    done_at     timestamptz,
    done_by     uuid,
    -- Entered after its day had ended: it counts as missed.
    too_late    boolean not null default false,
    who         text not null default '' check (length(who) <= 60),
    note        text not null default '' check (length(note) <= 300),
    -- Answers by item; of a round where all was in order there are none.
    answers     jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
    check ((done_at is null) = (state in ('planned', 'missed', 'called_off') and not too_late))
);
create index round_place on inspection.round (place_id, day);
create index round_day on inspection.round (day, path);
create index round_planned on inspection.round (day) where state = 'planned';
alter table inspection.round enable row level security;
-- Whoever works below walks at the places of the area too, and writes what was seen.
create policy in_scope on inspection.round
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

-- A task that is about no home can say itself what it is about, where that is, and where on the way through its cell.
create or replace view tasks.listed with (security_invoker = true) as
select t.*,
       coalesce(p.name, t.data ->> 'subject') as person_name,
       coalesce(p.building_id, home.building_id) as building_id,
       coalesce(p.address, home.address, t.data ->> 'address') as address,
       coalesce(p.room, home.room) as room,
       coalesce(p.building_order, home.building_order, cast(t.data ->> 'order' as int)) as building_order,
       coalesce(p.room_order, home.room_order) as room_order
  from tasks.task t
  left join people.card p on p.person_id = t.person_id
  left join people.household h on h.id = case when t.person_id is null then t.household_id end
  left join territory.home home on home.dwelling_id = h.dwelling_id;

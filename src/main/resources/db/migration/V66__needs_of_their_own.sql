-- Needs have a module of their own: more kinds, a time from which somebody is asked to keep one, corrections.
create schema needs;
alter table care.need set schema needs;

alter table needs.need
    drop constraint need_what_check,
    drop constraint need_outcome_check,
    add column version   int not null default 0,
    -- From when on somebody is asked to keep it: when it was told, later for what is planned ahead.
    add column opens_at  timestamptz,
    -- Whether its task has been opened.
    add column opened    boolean not null default true,
    -- The completion of the task that says how it ended; null where nobody's does.
    add column ended_with uuid,
    -- Why it was taken back.
    add column end_note  text check (length(end_note) between 1 and 300),
    -- The timetable that planned it.
    add column timetable_id uuid;

update needs.need set opens_at = told_at;
-- Whoever went away or died needs it no more: that is nobody's broken promise.
update needs.need set outcome = 'gone' where outcome = 'other' and ended_by is null;

alter table needs.need
    alter column opens_at set not null,
    add check (opens_at >= told_at and opens_at < due_at),
    add check (what in ('food', 'medicine', 'hospital', 'dialysis', 'pregnancy', 'baby', 'pets', 'certificate',
                        'talk', 'other')),
    add check (outcome in ('kept', 'none_left', 'nobody_there', 'not_wanted', 'other', 'mistake', 'gone'));

create index need_path on needs.need (path, due_at);
create index need_rental_path on needs.need (rental_path, due_at) where rental_path is not null;
create index need_open on needs.need (due_at) where outcome is null;
create index need_to_open on needs.need (opens_at) where not opened and outcome is null;
create index need_ended on needs.need (ended_at) where outcome is not null;
create index need_timetable on needs.need (timetable_id, due_at) where timetable_id is not null;

-- What was said of a need before it was put right.
create table needs.correction (
    id       uuid primary key,
    need_id  uuid not null references needs.need,
    at       timestamptz not null,
    by_id    uuid,
    what     text not null,
    words    text not null,
    due_at   timestamptz not null
);
create index correction_need on needs.correction (need_id, at);
alter table needs.correction enable row level security;
create policy of_visible_need on needs.correction using (exists (
    select 1 from needs.need n
     where n.id = need_id and (access.in_scope(n.path) or access.in_scope(n.rental_path))));
revoke update, delete on needs.correction from ${app_role};

-- As before, with whose it is.
create or replace view tasks.slot with (security_invoker = true) as
select id, kind, path, rental_path, person_id, source_id, day, due_from, due_until, done_at, done_late, closed_at,
       entered_at, missed, missed_after, urgency, assignee_id
  from tasks.task;

-- What a shop says of itself, day by day. Kept apart from what rounds see, and never changed by them.
create table inspection.self_check (
    id         uuid primary key,
    place_id   uuid not null references places.place,
    path       text collate "C" not null,
    day        date not null,
    at         timestamptz not null,
    version    text not null,
    checklist  text not null,
    -- Yes or no by item; what is not answered is not said.
    answers    jsonb not null check (jsonb_typeof(answers) = 'object'),
    unique (place_id, day)
);
alter table inspection.self_check enable row level security;
create policy in_scope on inspection.self_check
    using (access.in_scope(path) or starts_with(current_setting('linli.scope', true), path));

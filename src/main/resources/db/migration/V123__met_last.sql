-- When somebody was met last is one entry of an index, not all their tasks: the list of key persons asks it of everybody.
create index task_met on tasks.task (person_id, done_at) where done_at is not null and person_id is not null;

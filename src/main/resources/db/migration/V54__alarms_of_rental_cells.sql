-- The badge of every page counts the open alarms of either layer. Without this the rental half reads every task of the
-- rental cells in sight.
create index task_alarm_rental on tasks.task (rental_path)
 where urgency > 0 and done_at is null and closed_at is null and rental_path is not null;

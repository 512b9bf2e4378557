-- What was done on duty in the last days is asked for again and again.
create index attendance_in on duty.attendance (in_at) where undone_at is null;
create index shift_begins on duty.shift (begins_at) where cancelled_at is null;
create index seat_change_at on duty.seat_change (at);
create index swap_ended on duty.swap (ended_at) where ended_at is not null;

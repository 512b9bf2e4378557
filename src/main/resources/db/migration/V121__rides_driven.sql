-- Rides of a day by when they began, for the statement.
create index request_picked on rides.request (picked_at) where picked_at is not null;
create index request_begins on rides.request ((coalesce(ready_at, earliest)), id);

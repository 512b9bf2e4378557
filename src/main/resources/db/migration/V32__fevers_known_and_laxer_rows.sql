-- Fevers and symptoms are few among many readings, and the statement asks for them by the day on which they became known.
create index temperature_concern on care.temperature (received_at) where concern is not null;

-- A row that differs says whether it is laxer, which was not kept. Whatever was not stricter is taken for laxer: then nothing is
-- corrected to it without a typed reason.
update arrivals.import_row
   set difference = difference || jsonb_build_object('laxer', not (difference ->> 'stricter')::boolean)
 where difference is not null;

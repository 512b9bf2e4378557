-- The plate of the vehicle that somebody came in, as checkpoints note it.
alter table arrivals.arrival
    add column vehicle_plate text,
    add constraint arrival_vehicle_plate check (length(vehicle_plate) between 1 and 20);

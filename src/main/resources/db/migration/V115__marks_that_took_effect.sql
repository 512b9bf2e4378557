-- False for a tap that changed nothing, such as "got in" about somebody who had got in before: it says nothing about which
-- car they are in.
alter table rides.mark add column took_effect boolean not null default true;

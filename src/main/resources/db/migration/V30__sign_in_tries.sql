-- Wrong passwords count for a name at an address, or for a known device, and no longer for the account: whoever knew a name
-- could lock its owner out.
alter table access.account drop column failed_count, drop column locked_until;

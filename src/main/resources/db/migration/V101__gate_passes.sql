-- The printed code of somebody without a phone, of staff, of who has a stall, or of a supplier.
create table gate.pass (
    id              uuid primary key,
    place_id        uuid not null,
    path            text collate "C" not null,
    kind            text not null check (kind in ('visitor', 'staff', 'stallholder', 'supplier')),
    name            text not null check (length(name) between 1 and 60),
    -- Their stall or job, as it is called.
    detail          text not null check (length(detail) <= 60),
    document_type   text not null,
    document_sealed bytea,
    document_hash   bytea,
    -- Of the register, where somebody there has the document.
    person_id       uuid,
    vehicle         text not null check (length(vehicle) <= 20),
    -- Where a supplier comes from, as it was written.
    origin          text not null check (length(origin) <= 60),
    -- The code follows from the pass and this number, which grows where a code was lost.
    code_no         int not null default 1,
    code_hash       bytea not null unique,
    -- To be typed: six digits, the last of which checks the others.
    number          text not null check (number ~ '^\d{6}$'),
    since           date not null,
    -- The last day of one that is taken back.
    until           date,
    version         int not null default 0,
    check ((document_sealed is null) = (document_hash is null))
);
create unique index pass_number on gate.pass (place_id, number);
create unique index pass_document on gate.pass (place_id, document_hash) where until is null;
create index pass_path on gate.pass (path);
create index pass_person on gate.pass (person_id) where person_id is not null;
alter table gate.pass enable row level security;
create policy in_scope on gate.pass using (access.in_scope(path));

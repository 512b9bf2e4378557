-- Lists of any kind are brought in by one engine. Its tables move to a schema of their own; what a row that a person has to decide
-- about is about, and what the kind keeps of it, is the kind's own. read = stored + known + aside + refused at every moment.
create schema imports;

alter table arrivals.import set schema imports;
alter table imports.import
    add column kind text not null default 'arrivals',
    add column options jsonb not null default '{}',
    drop constraint import_state_check,
    add constraint import_state check (state in ('mapping', 'running', 'done', 'failed', 'cancelled', 'undone'));
alter table imports.import alter column kind drop default;
alter table imports.import rename column differs to aside;
create index import_kind on imports.import (kind, created_at desc);

alter table arrivals.import_row set schema imports;
alter table imports.import_row rename column arrival_id to subject;
alter table imports.import_row rename column difference to detail;
alter table imports.import_row
    -- Whether a row that was set aside is to be decided about before others.
    add column urgent boolean not null default false,
    -- When and by whom a row that was set aside was decided about, and what was decided, in a word of the kind's.
    add column settled_at timestamptz,
    add column settled_by uuid,
    add column settled_as text,
    drop constraint import_row_outcome,
    drop constraint import_row_cells,
    drop constraint import_row_difference;
update imports.import_row set outcome = 'aside', urgent = (detail ->> 'stricter')::boolean where outcome = 'differs';
alter table imports.import_row
    add constraint import_row_outcome check (outcome in ('known', 'aside', 'refused', 'warned')),
    add constraint import_row_cells check ((outcome in ('aside', 'refused')) = (cells is not null)),
    add constraint import_row_detail check ((outcome = 'aside') = (detail is not null)),
    add constraint import_row_settled check ((settled_at is null) = (settled_as is null) and (settled_at is null or outcome = 'aside'));

-- How somebody who sends lists corrected the columns under the same headings the last time.
create table imports.remembered_mapping (
    account_id    uuid not null references access.account on delete cascade,
    kind          text not null,
    -- SHA-256 of the headings.
    headings      bytea not null,
    columns       jsonb not null,
    remembered_at timestamptz not null,
    primary key (account_id, kind, headings)
);
alter table imports.remembered_mapping enable row level security;
create policy myself on imports.remembered_mapping using (account_id::text = current_setting('linli.account', true));

-- Imports are worked on under a lease, from a cursor, for somebody whose permission is asked again each time.
alter table import_run add column asked_by text;
alter table import_run add column asked_name text not null default '';
-- Whose records the preview shows: ids of organisations, or * for everybody's.
alter table import_run add column scope text not null default '*';
-- The last row that was written; none while nothing may be written yet.
alter table import_run add column written_to bigint;
alter table import_run add column cycle_id text;
alter table import_run add column attempts bigint not null default 0;
alter table import_run add column reason text not null default '';
alter table import_run add column lease_owner text;
alter table import_run add column lease_until bigint not null default 0;
update import_run set asked_by = person_id, asked_name = person_name;
-- What an earlier version was cut off at has written nothing.
update import_run set state = 'interrupted' where state in ('checking', 'applying');
-- One import of a person is worked on at a time.
create unique index import_run_busy on import_run (region_code, asked_by)
    where state in ('receiving', 'checking', 'applying');

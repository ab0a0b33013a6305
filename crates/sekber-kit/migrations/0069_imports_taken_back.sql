-- A whole import can be taken back: each row knows the record that it wrote, in the version that it left behind.
alter table import_row add column record_id text;
alter table import_row add column record_version bigint;
-- What became of the record when the import was taken back: withdrawn, restored, or left as it is.
alter table import_row add column taken_back text not null default '';
-- Whether records that were changed after the import are taken back as well.
alter table import_run add column overrides boolean not null default false;

-- A programme that only an import had made, and that was taken back with it. A sheet that names it again means a new one.
alter table programme add column withdrawn boolean not null default false;

drop index import_run_busy;
create unique index import_run_busy on import_run (region_code, asked_by)
    where state in ('receiving', 'checking', 'applying', 'taking_back');

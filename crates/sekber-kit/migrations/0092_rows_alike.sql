-- What a row of a sheet seems to record again: another record or another row, in both languages, as JSON; empty for nothing. It
-- stands beside what the row itself says, since it rests on records that others change.
alter table import_row add column alike_json text not null default '';

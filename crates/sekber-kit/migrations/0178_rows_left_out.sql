-- Rows of places outside the district that a sheet of data on need held and that were not loaded: how many, and the codes of the first
-- of them (2026-11).
alter table area_data add column skipped_rows bigint not null default 0;
alter table area_data add column skipped_codes text not null default '';

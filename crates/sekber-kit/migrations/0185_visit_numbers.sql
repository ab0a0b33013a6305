-- The NIP of an official who was there (2026-11), for the record alone; empty where it is not known.
alter table visit_person add column number text not null default '';

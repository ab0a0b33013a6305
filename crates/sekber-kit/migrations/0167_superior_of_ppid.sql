-- Who decides about objections to answers of the information officer (atasan PPID), as the pages and letters name them; empty for the
-- post alone that usually does, the regional secretary (2026-11).
alter table portal_settings add column superior_name text not null default '';
alter table portal_settings add column superior_position text not null default '';

-- The scan of a letter about public information as it was signed on paper; it takes the place of the letter that was set here (2026-11).
alter table information_request add column scan_id text;
alter table information_objection add column scan_id text;

-- Which record stays once two were made one, and whose programme changes its time where a verdict says so (2026-11).
alter table finding_verdict add column stays_id text;
alter table finding_verdict add column mover_id text;

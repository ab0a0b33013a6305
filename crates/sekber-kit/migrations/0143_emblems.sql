-- The pictures on letterheads, files of the district: its own emblem, and that of the state for the head of the region. Without one a
-- letterhead bears its words alone (2026-11).
alter table letterhead add column emblem_id text;
alter table letterhead add column state_emblem_id text;

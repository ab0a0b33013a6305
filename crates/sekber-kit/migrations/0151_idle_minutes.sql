-- After how many minutes without use people of a district are signed out, where it has set times of its own; else those of the server's
-- settings hold (2026-11). The first is for whoever sees what others keep to themselves.
alter table district add column overseer_idle_minutes bigint;
alter table district add column idle_minutes bigint;

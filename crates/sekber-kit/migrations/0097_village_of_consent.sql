-- A village's consent names the village and its head, who signs it: they were left to be filled in by hand (2026-11).
alter table agreement add column village text not null default '';
alter table agreement add column village_head_name text not null default '';
alter table agreement add column village_head_number text not null default '';

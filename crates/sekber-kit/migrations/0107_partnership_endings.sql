-- The letter that ends a partnership early: whose it is, its number, day and file, and the day on which it ends; none where the end was
-- recorded before letters were asked for. And which partnership another one renews, so that its road begins anew (2026-11).
alter table partnership add column ended_by text;
alter table partnership add column end_letter_number text not null default '';
alter table partnership add column end_letter_on text;
alter table partnership add column ended_on text;
alter table partnership add column end_letter_id text;
alter table partnership add column renews_id text;
create index partnership_renews on partnership (region_code, renews_id);

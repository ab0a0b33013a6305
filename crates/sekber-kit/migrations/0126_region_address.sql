-- What stands under the letterhead of the head of the region, whose house is not that of the secretariat (2026-11).
alter table letterhead add column region_address text not null default '';

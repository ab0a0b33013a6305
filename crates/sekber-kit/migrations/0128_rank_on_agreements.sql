-- Whoever leads an office signs with rank and grade as well as NIP, and an official who takes a power of attorney is named with both:
-- they were left to be filled in by hand (2026-11).
alter table agreement add column district_rank text not null default '';
alter table agreement add column partner_number text not null default '';
alter table agreement add column partner_rank text not null default '';

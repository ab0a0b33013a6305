-- When an organisation that is not invited to a cycle asked to be; gone as soon as the secretariat has decided (2026-11).
alter table cycle_member add column asked_at bigint;

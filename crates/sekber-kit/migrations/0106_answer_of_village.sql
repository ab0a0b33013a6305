-- A record of a village's consent says what the village answered: until now only consents were recorded, and none said so (2026-11).
alter table agreement add column answer text;
alter table agreement add column conditions text not null default '';

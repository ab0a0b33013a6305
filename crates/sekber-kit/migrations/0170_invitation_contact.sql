-- Whom those who are invited ask, as the letter names them (2026-11).
alter table meeting add column letter_contact text not null default '';

-- Whether rank and NIP stand beneath the name of a regional secretary: the rule leaves them out, and some districts print them (2026-11).
alter table signatory add column prints_number boolean not null default false;
-- The same with a document, as it was issued.
alter table document add column prints_number boolean not null default false;

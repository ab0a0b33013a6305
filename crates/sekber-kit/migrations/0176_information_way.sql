-- How whoever asks for public information wants to have it (article 22 of Law 14 of 2008); empty where they do not say. And the day on
-- which a request was prolonged, which those prolonged before do not tell (2026-11).
alter table information_request add column way text not null default '';
alter table information_request add column extended_on text;

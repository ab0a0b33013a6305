-- Letters to whoever asked for information are kept as they were sent, with the number that they bear in the register of letters; a file
-- can go with the decision about an objection (2026-11).
alter table information_request add column letter_number text not null default '';
alter table information_request add column letter_id text;
alter table information_objection add column letter_number text not null default '';
alter table information_objection add column letter_id text;
alter table information_objection add column docx_id text;
alter table information_objection add column file_id text;

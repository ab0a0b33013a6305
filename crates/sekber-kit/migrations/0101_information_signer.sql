-- Who signs the letter with an answer, as the list of signatories had it then; empty where the name is written by hand (2026-11).
alter table information_request add column signer_position text not null default '';
alter table information_request add column signer_name text not null default '';
alter table information_request add column signer_under text not null default '';

-- The file that was handed over with an answer; none when there is none.
alter table information_request add column file_id text;

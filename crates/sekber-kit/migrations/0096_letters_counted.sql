-- Who wrote a letter, where that is somebody outside the secretariat: what such people write is counted by day (2026-11).
alter table email add column written_by text not null default '';
create index email_written on email (region_code, written_by, made_at);
create index email_recipient on email (region_code, recipient, made_at);

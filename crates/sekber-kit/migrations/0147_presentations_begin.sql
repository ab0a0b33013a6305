-- When the presentations of a meeting begin, `09:30`; empty while they begin with the meeting. Opening and addresses come before them (2026-11).
alter table meeting add column presentations_from text;
-- The code of an invitation that was withdrawn: whoever comes with it is told so. It opens nothing.
alter table meeting_withdrawn add column code text not null default '';
create index meeting_withdrawn_code on meeting_withdrawn (region_code, code);

-- Whether an account was made with a link that somebody outside the secretariat saw, so that nobody knows whose mailbox it is (2026-11).
alter table person add column mailbox_unproved boolean not null default false;

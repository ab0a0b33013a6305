-- What people with an account were told, as their bell shows it: one row for each person and event; `path` is the page that it leads to
-- and `once` the name of the event, where it has one (2026-11).
create table person_notice (
    region_code text not null,
    id text not null,
    person_id text not null references person (id),
    about text not null default '',
    once text,
    subject text not null,
    path text not null default '',
    made_at bigint not null,
    read_at bigint,
    primary key (region_code, id)
);
create unique index person_notice_once on person_notice (region_code, person_id, once);
create index person_notice_list on person_notice (region_code, person_id, id);
create index person_notice_unread on person_notice (region_code, person_id) where read_at is null;
create index person_notice_person on person_notice (person_id);

-- How a person wants to be told by e-mail: at_once, daily or never; and which e-mails wait to be gathered into one a day.
alter table person add column email_notices text not null default 'at_once';
alter table email add column held boolean not null default false;
create index email_held on email (region_code, recipient) where held;

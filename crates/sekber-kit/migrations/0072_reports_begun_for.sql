-- Whether the secretariat began a report for a partner that has no computer: it then writes and sees it before it is sent.
alter table report add column begun_for boolean not null default false;

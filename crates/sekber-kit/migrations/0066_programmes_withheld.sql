-- A programme whose owner changed what the secretariat had found in order stays off the public pages until the secretariat
-- has looked at the change.
alter table programme add column withheld boolean not null default false;

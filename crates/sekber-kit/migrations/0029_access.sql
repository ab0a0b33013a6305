-- Who made a link to set a new password: whether that person still may is asked when the link is used.
alter table password_link add column made_by text not null default 'system';

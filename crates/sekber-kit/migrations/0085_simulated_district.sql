-- Whether a district holds programmes that were made up for a demonstration. Every page and paper of it says so.
alter table district add column simulated boolean not null default false;

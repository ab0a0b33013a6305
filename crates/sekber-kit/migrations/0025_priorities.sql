-- Themes that the district's plan puts first.
alter table theme add column priority boolean not null default false;

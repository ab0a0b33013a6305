-- Under which host name a district is reached, where one server serves several.
alter table district add column host text;
create unique index district_host on district (host);

-- What Kesbangpol says of a partner's standing in law: a finding with its reason, and the notice of presence where there is one. The
-- version is that of the partner's record which was looked at; another one means that it changed since (2026-11).
create table legality_check (
    region_code text not null,
    id text not null,
    organisation_id text not null,
    finding text not null,
    reason text not null default '',
    presence_number text not null default '',
    presence_on text,
    seen_version bigint not null,
    person_id text,
    person_name text not null,
    at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index legality_check_organisation on legality_check (region_code, organisation_id, at);

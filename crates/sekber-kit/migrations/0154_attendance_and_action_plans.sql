-- When a line of the attendance was struck: somebody who was written down twice, or for the wrong participant (2026-11).
alter table meeting_seat add column struck_at bigint;

-- Action plans of the district (rencana aksi daerah), or their issues and indicators, as tags of programmes.
create table action_plan (
    region_code text not null,
    ordinal bigint not null,
    code text not null,
    text text not null,
    until_year bigint,
    primary key (region_code, code)
);

-- Which of them a programme serves.
create table programme_action (
    region_code text not null,
    programme_id text not null,
    code text not null,
    primary key (region_code, programme_id, code),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index programme_action_code on programme_action (region_code, code, programme_id);

-- Who carries out a partner that is a donor's project.
alter table organisation add column implementer text not null default '';

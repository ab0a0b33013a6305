-- Working groups (pokja): which offices and partners look after a theme together, and what each says of it (2026-11).
create table working_group_member (
    region_code text not null,
    theme_code text not null,
    organisation_id text not null,
    note text not null default '',
    primary key (region_code, theme_code, organisation_id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index working_group_member_organisation on working_group_member (region_code, organisation_id, theme_code);

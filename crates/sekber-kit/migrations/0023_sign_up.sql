-- Organisations that signed themselves up: when, and the declaration they agreed to.
create table sign_up (
    region_code text not null,
    organisation_id text not null,
    declaration bigint not null,
    made_at bigint not null,
    primary key (region_code, organisation_id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

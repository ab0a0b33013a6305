-- Visits in the field: when, where, who of which body, and what was seen.
create table visit (
    region_code text not null,
    id text not null,
    partnership_id text not null,
    on_day text not null,
    -- The kecamatan or village, and the place in words.
    place_code text,
    place_note text not null default '',
    seen text not null,
    advice text not null default '',
    simulated boolean not null default false,
    person_name text not null,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, place_code) references region (region_code, code)
);
create index visit_partnership on visit (region_code, partnership_id, on_day, id);

-- Who was there.
create table visit_person (
    region_code text not null,
    visit_id text not null,
    ordinal bigint not null,
    name text not null,
    post text not null default '',
    body text not null,
    primary key (region_code, visit_id, ordinal),
    foreign key (region_code, visit_id) references visit (region_code, id)
);

-- Photos of what was seen.
create table visit_photo (
    region_code text not null,
    visit_id text not null,
    attachment_id text not null,
    person_name text not null,
    added_at bigint not null,
    primary key (region_code, visit_id, attachment_id),
    foreign key (region_code, visit_id) references visit (region_code, id),
    foreign key (region_code, attachment_id) references district_file (region_code, id)
);

-- What the visit asks somebody to do.
create table visit_follow_up (
    region_code text not null,
    id text not null,
    visit_id text not null,
    what text not null,
    organisation_id text not null,
    due_on text not null,
    done_on text,
    done_by text not null default '',
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, visit_id) references visit (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index visit_follow_up_visit on visit_follow_up (region_code, visit_id, due_on, id);
create index visit_follow_up_organisation on visit_follow_up (region_code, organisation_id);

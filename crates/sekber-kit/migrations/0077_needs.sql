-- What an office seeks when no programme fits, or when it lacks something: partners answer to it.
create table need (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    office_id text not null,
    title text not null,
    purpose text not null,
    -- A field of government in the nomenclature.
    field text not null,
    -- A kecamatan; none for the whole district.
    place_code text,
    place_note text not null default '',
    starts_on text,
    ends_on text,
    contact text not null,
    state text not null default 'open',
    state_reason text not null default '',
    state_since bigint not null,
    simulated boolean not null default false,
    person_name text not null,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, office_id) references organisation (region_code, id)
);
create index need_cycle on need (region_code, cycle_id, state, created_at);
create index need_office on need (region_code, office_id);

-- What a partner answers: one of its programmes, a message, or both. One answer for each need and partner.
create table need_answer (
    region_code text not null,
    need_id text not null,
    partner_id text not null,
    programme_id text,
    message text not null default '',
    state text not null default 'waiting',
    -- Why the office said no.
    reason text not null default '',
    person_name text not null,
    decided_by text not null default '',
    version bigint not null default 1,
    answered_at bigint not null,
    decided_at bigint,
    primary key (region_code, need_id, partner_id),
    foreign key (region_code, need_id) references need (region_code, id),
    foreign key (region_code, partner_id) references organisation (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index need_answer_partner on need_answer (region_code, partner_id);

-- Partners that were told of a need because it fits them.
create table need_call (
    region_code text not null,
    need_id text not null,
    partner_id text not null,
    called_at bigint not null,
    primary key (region_code, need_id, partner_id),
    foreign key (region_code, need_id) references need (region_code, id),
    foreign key (region_code, partner_id) references organisation (region_code, id)
);
create index need_call_partner on need_call (region_code, partner_id);

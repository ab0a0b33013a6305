-- What both sides wish, what the secretariat rules, and the plans that were made from it.

-- One side's stance on a pair of office and programme.
create table interest (
    region_code text not null,
    cycle_id text not null,
    office_id text not null,
    programme_id text not null,
    side text not null,
    stance text not null,
    rank bigint,
    reason text not null default '',
    note text not null default '',
    told text not null,
    person_name text not null,
    version bigint not null default 1,
    changed_at bigint not null,
    primary key (region_code, cycle_id, office_id, programme_id, side),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, office_id) references organisation (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index interest_programme on interest (region_code, cycle_id, programme_id);

-- A pair that the secretariat has settled: it must be in every plan (lock), or in none (veto).
create table pair_rule (
    region_code text not null,
    cycle_id text not null,
    office_id text not null,
    programme_id text not null,
    rule text not null,
    reason text not null default '',
    person_name text not null,
    version bigint not null default 1,
    made_at bigint not null,
    primary key (region_code, cycle_id, office_id, programme_id),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, office_id) references organisation (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);

-- How many partners (or offices) an organisation wants at least and can handle at most in a cycle.
create table matching_quota (
    region_code text not null,
    cycle_id text not null,
    organisation_id text not null,
    least bigint not null,
    most bigint not null,
    version bigint not null default 1,
    primary key (region_code, cycle_id, organisation_id),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

-- A plan is kept with everything it was made from, so that anybody with access can make it again.
create table matching_plan (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    number bigint not null,
    name text not null default '',
    state text not null,
    engine text not null,
    seed bigint not null,
    inputs_json text not null,
    inputs_digest text not null,
    outcome_json text not null,
    plan_digest text not null,
    pairs bigint not null,
    optimal boolean not null,
    person_name text not null,
    version bigint not null default 1,
    created_at bigint not null,
    published_at bigint,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id)
);
create unique index matching_plan_number on matching_plan (region_code, cycle_id, number);

create table matching_pair (
    region_code text not null,
    plan_id text not null,
    office_id text not null,
    programme_id text not null,
    points bigint not null,
    locked boolean not null,
    primary key (region_code, plan_id, office_id, programme_id),
    foreign key (region_code, plan_id) references matching_plan (region_code, id)
);

-- What the hall agreed on, or somebody proposed by hand, carried on as work: who does it with whom, and how far it is.

create table partnership (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    -- Its number in the district, from 1.
    number bigint not null,
    title text not null,
    scope text not null default '',
    -- The meeting that agreed on it; none when it was proposed by hand.
    meeting_id text,
    state text not null,
    state_reason text not null default '',
    state_since bigint not null,
    -- Which papers in which order; none before that was settled.
    road text,
    -- The step of the road that comes next, as far as it was known at the last change.
    next_step text,
    -- Since when the secretariat has to act; none when it has not. The turns of the others stand with them.
    secretariat_since bigint,
    start_on text,
    end_on text,
    -- Whether it was made up for a demonstration.
    simulated boolean not null default false,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, meeting_id) references meeting (region_code, id)
);
create unique index partnership_number on partnership (region_code, number);
create index partnership_list on partnership (region_code, cycle_id, state, state_since);
create index partnership_meeting on partnership (region_code, meeting_id);
create index partnership_end on partnership (region_code, state, end_on);

-- Who takes part: one office leads and others support; one partner answers and others share its activity.
create table partnership_party (
    region_code text not null,
    partnership_id text not null,
    organisation_id text not null,
    part text not null,
    accepted_at bigint,
    accepted_by text not null default '',
    turn_since bigint,
    primary key (region_code, partnership_id, organisation_id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index partnership_party_organisation on partnership_party (region_code, organisation_id, turn_since);

-- The programmes that are carried out in it; a programme may be carried out in several.
create table partnership_programme (
    region_code text not null,
    partnership_id text not null,
    programme_id text not null,
    primary key (region_code, partnership_id, programme_id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index partnership_programme_programme on partnership_programme (region_code, programme_id);

-- Periods for which partners report, as the district sets them.
create table report_period (
    region_code text not null,
    id text not null,
    name text not null,
    starts_on text not null,
    ends_on text not null,
    -- The last day for handing in.
    due_on text not null,
    -- From then on nothing in it is written or decided any more.
    locked_at bigint,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id)
);
create index report_period_days on report_period (region_code, starts_on, id);

-- What a partner says about its part of a partnership in a period: one report, however often it is sent.
create table report (
    region_code text not null,
    id text not null,
    period_id text not null,
    partnership_id text not null,
    organisation_id text not null,
    state text not null,
    state_since bigint not null,
    activities text not null default '',
    results text not null default '',
    -- People who were reached.
    men bigint,
    women bigint,
    with_disability bigint,
    obstacles text not null default '',
    next_steps text not null default '',
    -- The name that the sender gave the sending: a second one under the same name changes nothing.
    submission text not null default '',
    sent_at bigint,
    sent_by text not null default '',
    remarks text not null default '',
    decided_at bigint,
    decided_by text not null default '',
    simulated boolean not null default false,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, period_id) references report_period (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create unique index report_once on report (region_code, period_id, partnership_id, organisation_id);
create index report_organisation on report (region_code, organisation_id, state);
create index report_partnership on report (region_code, partnership_id, period_id);

-- Photos of what was done.
create table report_photo (
    region_code text not null,
    report_id text not null,
    attachment_id text not null,
    person_name text not null,
    added_at bigint not null,
    primary key (region_code, report_id, attachment_id),
    foreign key (region_code, report_id) references report (region_code, id),
    foreign key (region_code, attachment_id) references district_file (region_code, id)
);

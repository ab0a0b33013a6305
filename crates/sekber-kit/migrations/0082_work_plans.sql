-- Work plans of partnerships: what is done where, when and by whom. A line is put forward by one side and agreed to by another.
create table work_activity (
    region_code text not null,
    id text not null,
    partnership_id text not null,
    -- Who of those who take part is responsible.
    organisation_id text not null,
    title text not null,
    detail text not null default '',
    starts_on text not null,
    ends_on text not null,
    -- What was noted; how far it is follows from these days and today.
    begun_on text,
    done_on text,
    note text not null default '',
    dropped_on text,
    drop_reason text not null default '',
    proposed_by text not null,
    proposed_at bigint not null,
    agreed_at bigint,
    agreed_by text not null default '',
    simulated boolean not null default false,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index work_activity_partnership on work_activity (region_code, partnership_id, starts_on, id);
create index work_activity_organisation on work_activity (region_code, organisation_id);

-- Where: the district, kecamatan, villages.
create table work_activity_place (
    region_code text not null,
    activity_id text not null,
    place_code text not null,
    primary key (region_code, activity_id, place_code),
    foreign key (region_code, activity_id) references work_activity (region_code, id),
    foreign key (region_code, place_code) references region (region_code, code)
);

-- What is measured: outputs and outcomes. Numbers are thousandths of the unit.
create table work_indicator (
    region_code text not null,
    id text not null,
    partnership_id text not null,
    organisation_id text not null,
    kind text not null,
    title text not null,
    unit text not null,
    -- Whether the values of one year are added, or the last one stands.
    counting text not null,
    source text not null default '',
    baseline_milli bigint,
    baseline_year bigint,
    -- What each value has to tell of people.
    by_sex boolean not null default false,
    by_disability boolean not null default false,
    by_age boolean not null default false,
    dropped_on text,
    drop_reason text not null default '',
    proposed_by text not null,
    proposed_at bigint not null,
    agreed_at bigint,
    agreed_by text not null default '',
    simulated boolean not null default false,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index work_indicator_partnership on work_indicator (region_code, partnership_id, kind, id);
create index work_indicator_organisation on work_indicator (region_code, organisation_id);

-- What is aimed at in a year.
create table work_target (
    region_code text not null,
    indicator_id text not null,
    year bigint not null,
    value_milli bigint not null,
    primary key (region_code, indicator_id, year),
    foreign key (region_code, indicator_id) references work_indicator (region_code, id)
);

-- What was measured. Lines are added; one that was mistaken is withdrawn and stays.
create table work_actual (
    region_code text not null,
    id text not null,
    indicator_id text not null,
    -- The confirmed report that says so.
    report_id text,
    on_day text not null,
    value_milli bigint not null,
    men bigint,
    women bigint,
    with_disability bigint,
    children bigint,
    adults bigint,
    elderly bigint,
    note text not null default '',
    simulated boolean not null default false,
    person_name text not null,
    recorded_at bigint not null,
    withdrawn_at bigint,
    withdrawn_by text not null default '',
    withdrawn_reason text not null default '',
    primary key (region_code, id),
    foreign key (region_code, indicator_id) references work_indicator (region_code, id),
    foreign key (region_code, report_id) references report (region_code, id)
);
create index work_actual_indicator on work_actual (region_code, indicator_id, on_day, id);
-- A report gives an indicator one value, however often it is confirmed.
create unique index work_actual_once on work_actual (region_code, report_id, indicator_id) where withdrawn_at is null;

-- The figures of a report, until it is confirmed.
create table report_figure (
    region_code text not null,
    report_id text not null,
    indicator_id text not null,
    value_milli bigint,
    men bigint,
    women bigint,
    with_disability bigint,
    children bigint,
    adults bigint,
    elderly bigint,
    primary key (region_code, report_id, indicator_id),
    foreign key (region_code, report_id) references report (region_code, id),
    foreign key (region_code, indicator_id) references work_indicator (region_code, id)
);

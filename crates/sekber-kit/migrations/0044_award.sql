-- The award. Its rules are kept version by version, and everything that decides is only ever added to: a correction is a new row,
-- a juror's second thought another edition of the sheet.
create table award_season (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    name text not null,
    track text not null,
    state text not null,
    -- The rules as the secretariat writes them; what holds is the version.
    draft_json text not null,
    rules_version bigint,
    simulated boolean not null default false,
    frozen_at bigint,
    evidence_at bigint,
    contest_until text,
    decided_at bigint,
    result_digest text,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id)
);
create index award_season_cycle on award_season (region_code, cycle_id);

create table award_rules (
    region_code text not null,
    season_id text not null,
    version bigint not null,
    content_json text not null,
    digest text not null,
    reason text not null default '',
    person_name text not null,
    published_at bigint not null,
    primary key (region_code, season_id, version),
    foreign key (region_code, season_id) references award_season (region_code, id)
);

-- A partner in a category, as it was when the evidence was taken.
create table award_entry (
    region_code text not null,
    id text not null,
    season_id text not null,
    category text not null,
    organisation_id text not null,
    name text not null,
    pseudonym text not null,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, season_id) references award_season (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create unique index award_entry_once on award_entry (region_code, season_id, category, organisation_id);
create index award_entry_organisation on award_entry (region_code, organisation_id);

-- What an entry has on a criterion. Number 1 is what the record said at the cut-off; later ones are recorded or corrected by the
-- secretariat, each with its reason. Without an amount it is not told.
create table award_value (
    region_code text not null,
    entry_id text not null,
    criterion text not null,
    number bigint not null,
    amount bigint,
    facts_json text not null default '[]',
    reason text not null default '',
    person_name text not null default '',
    made_at bigint not null,
    primary key (region_code, entry_id, criterion, number),
    foreign key (region_code, entry_id) references award_entry (region_code, id)
);

create table award_objection (
    region_code text not null,
    id text not null,
    entry_id text not null,
    criterion text not null,
    text text not null,
    person_name text not null,
    made_at bigint not null,
    upheld boolean,
    answer text not null default '',
    answered_by text not null default '',
    answered_at bigint,
    primary key (region_code, id),
    foreign key (region_code, entry_id) references award_entry (region_code, id)
);
create index award_objection_entry on award_objection (region_code, entry_id, made_at);

create table award_juror (
    region_code text not null,
    season_id text not null,
    person_id text not null references person (id),
    name text not null,
    background text not null default '',
    seated_at bigint not null,
    ended_at bigint,
    primary key (region_code, season_id, person_id),
    foreign key (region_code, season_id) references award_season (region_code, id)
);

-- A juror's sheet for an entry: a conflict, or marks. The latest edition counts, earlier ones stay.
create table award_sheet (
    region_code text not null,
    entry_id text not null,
    person_id text not null,
    edition bigint not null,
    conflict boolean not null,
    comment text not null default '',
    made_at bigint not null,
    primary key (region_code, entry_id, person_id, edition),
    foreign key (region_code, entry_id) references award_entry (region_code, id)
);

create table award_mark (
    region_code text not null,
    entry_id text not null,
    person_id text not null,
    edition bigint not null,
    criterion text not null,
    points bigint not null,
    primary key (region_code, entry_id, person_id, edition, criterion),
    foreign key (region_code, entry_id) references award_entry (region_code, id)
);

-- The final result, with the points that every criterion gave.
create table award_result (
    region_code text not null,
    entry_id text not null,
    place bigint,
    score bigint,
    disclosed bigint not null,
    by_tie boolean not null,
    winner boolean not null,
    points_json text not null,
    primary key (region_code, entry_id),
    foreign key (region_code, entry_id) references award_entry (region_code, id)
);

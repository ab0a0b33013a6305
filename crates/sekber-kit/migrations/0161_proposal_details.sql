-- What a proposal of a meeting says beside its programme, because the planning system of the state (SIPD) asks for it and no programme
-- tells it (2026-11).
create table meeting_proposal (
    region_code text not null,
    meeting_id text not null,
    programme_id text not null,
    problem text not null default '',
    -- In thousandths of the unit; none while nobody has said it.
    volume_milli bigint,
    unit text not null default '',
    location text not null default '',
    -- Whose the land is; none while nobody has said it.
    land text,
    -- Which office or organisation keeps the papers that are handed in with it.
    papers_at text not null default '',
    -- Which of the things that can be proposed in its plan year it is.
    item_code text not null default '',
    -- The number that it was given there.
    sipd_number text not null default '',
    version bigint not null default 1,
    primary key (region_code, meeting_id, programme_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);

-- What can be proposed in a plan year (kamus usulan), as the secretariat loaded it: code and name, unit, office and issue.
create table proposal_item (
    region_code text not null,
    year bigint not null,
    code text not null,
    name text not null,
    unit text not null default '',
    office text not null default '',
    issue text not null default '',
    primary key (region_code, year, code)
);

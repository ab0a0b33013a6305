-- Programmes of either side. Money is in whole minor units of its currency.
create table programme (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    organisation_id text not null,
    side text not null,
    reference text,
    title text not null,
    sort_key text not null,
    description text not null default '',
    state text not null,
    state_reason text not null default '',
    state_since bigint not null,
    start_on text,
    end_on text,
    targets text not null default '',
    beneficiaries bigint,
    help_sought text not null default '',
    help_offered text not null default '',
    contact_name text not null default '',
    place_note text not null default '',
    total_idr bigint not null default 0,
    funding_lines bigint not null default 0,
    published boolean not null default false,
    provenance text not null default 'entered',
    source text not null default '',
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
-- Holds every column that a list filters by, so that counting and paging need not touch the table.
create index programme_list on programme (
    region_code, cycle_id, sort_key, id, side, state, organisation_id, start_on, end_on, funding_lines
);
create index programme_changed on programme (region_code, cycle_id, changed_at, id);
create index programme_money on programme (region_code, cycle_id, total_idr, id);
-- Counts and sums per organisation and cycle are read from this index alone.
create index programme_tally on programme (region_code, organisation_id, cycle_id, state, total_idr);
-- What waits, and how many programmes and how much money each state has.
create index programme_state on programme (region_code, cycle_id, state, side, state_since, id, total_idr);
create index programme_organisation on programme (region_code, organisation_id, sort_key);
create unique index programme_reference on programme (region_code, cycle_id, organisation_id, reference);

-- Offices that a programme concerns: one leads, others support.
create table programme_office (
    region_code text not null,
    programme_id text not null,
    organisation_id text not null,
    part text not null,
    primary key (region_code, programme_id, organisation_id),
    foreign key (region_code, programme_id) references programme (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index programme_office_organisation on programme_office (region_code, organisation_id, programme_id);

create table programme_theme (
    region_code text not null,
    programme_id text not null,
    theme_code text not null,
    primary key (region_code, programme_id, theme_code),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index programme_theme_code on programme_theme (region_code, theme_code, programme_id);

-- Codes of vocabularies side by side: nomenclature, sdg, dac.
create table programme_code (
    region_code text not null,
    programme_id text not null,
    vocabulary text not null,
    code text not null,
    primary key (region_code, programme_id, vocabulary, code),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index programme_code_code on programme_code (region_code, vocabulary, code, programme_id);

create table programme_place (
    region_code text not null,
    programme_id text not null,
    place_code text not null,
    primary key (region_code, programme_id, place_code),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index programme_place_code on programme_place (region_code, place_code, programme_id);

create table funding_line (
    region_code text not null,
    programme_id text not null,
    line bigint not null,
    year bigint not null,
    source text not null,
    currency text not null,
    amount_minor bigint not null,
    form text not null,
    on_budget boolean not null default false,
    primary key (region_code, programme_id, line),
    foreign key (region_code, programme_id) references programme (region_code, id)
);

-- The papers of partnerships, and the steps on their road that no paper shows.

-- A step that somebody noted as taken, with its day.
create table partnership_step (
    region_code text not null,
    partnership_id text not null,
    step text not null,
    taken_on text not null,
    note text not null default '',
    person_name text not null,
    made_at bigint not null,
    primary key (region_code, partnership_id, step),
    foreign key (region_code, partnership_id) references partnership (region_code, id)
);

-- An agreement, a power of attorney, a record. Both sides number it; the scan of the signed sheet is the paper.
create table agreement (
    region_code text not null,
    id text not null,
    kind text not null,
    state text not null,
    -- What it is about, as its title goes on.
    title text not null,
    -- The agreement that it rests on; restoring fills a table row by row, so no key asks for it.
    base_id text,
    -- The partner that signs; none for a power of attorney.
    partner_id text,
    -- The office that it is about or that signs.
    office_id text,
    -- Who signs for the district: the head of the region, or the head of the office.
    signer text not null,
    district_name text not null default '',
    district_position text not null default '',
    district_number text not null default '',
    partner_name text not null default '',
    partner_position text not null default '',
    purpose text not null default '',
    scope text not null default '',
    financing text not null default '',
    -- Rupiah in its smallest unit, where an amount is named.
    amount_minor bigint,
    -- Goods and works, a line each.
    items text not null default '',
    starts_on text,
    ends_on text,
    number_district text not null default '',
    number_partner text not null default '',
    signed_on text,
    document_code text,
    scan_id text,
    simulated boolean not null default false,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, partner_id) references organisation (region_code, id),
    foreign key (region_code, office_id) references organisation (region_code, id),
    foreign key (region_code, document_code) references document (region_code, code),
    foreign key (region_code, scan_id) references district_file (region_code, id)
);
create index agreement_partner on agreement (region_code, partner_id, kind, state);
create index agreement_end on agreement (region_code, state, ends_on);

-- The fields of government that an agreement names.
create table agreement_field (
    region_code text not null,
    agreement_id text not null,
    code text not null,
    primary key (region_code, agreement_id, code),
    foreign key (region_code, agreement_id) references agreement (region_code, id)
);

-- The partnerships that an agreement serves: a joint agreement serves all with its partner.
create table agreement_partnership (
    region_code text not null,
    agreement_id text not null,
    partnership_id text not null,
    primary key (region_code, agreement_id, partnership_id),
    foreign key (region_code, agreement_id) references agreement (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id)
);
create index agreement_partnership_partnership on agreement_partnership (region_code, partnership_id);

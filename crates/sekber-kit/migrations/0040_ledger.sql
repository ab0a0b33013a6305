-- The ledger of partnerships: facts about money, never money itself. Lines are added and never changed; a mistake is undone by a
-- line of the same amounts with the other sign.
create table ledger_entry (
    region_code text not null,
    id text not null,
    partnership_id text not null,
    programme_id text,
    stage text not null,
    way text not null,
    -- Whose money goes that way; amounts of two budgets never share a total.
    budget text not null,
    form text not null,
    year bigint not null,
    -- Who gives and who receives; an organisation outside the registry has a name alone. The key is what sums are made by.
    funder_id text,
    funder_name text not null,
    funder_key text not null,
    implementer_id text,
    implementer_name text not null,
    implementer_key text not null,
    -- The office that led the partnership at that time.
    office_id text,
    -- The line that this one is a part of, and the line that it undoes. No constraint ties a line to another: a copy of the
    -- table is restored in any order.
    out_of_id text,
    corrects_id text,
    -- As it was told: exactly, as a band, or not disclosed; in minor units of its currency.
    disclosure text not null,
    currency text not null,
    low_minor bigint,
    high_minor bigint,
    -- Millionths of a rupiah for one unit of the currency, of which day, and who says so.
    rate_micro bigint,
    rate_on text,
    rate_source text not null default '',
    -- As it is counted, in sen.
    low_idr bigint not null,
    high_idr bigint not null,
    undisclosed bigint not null,
    -- In kind: thousandths of a unit, and how its value was found.
    quantity_milli bigint,
    unit text not null default '',
    value_method text,
    -- The document that says so.
    source text not null,
    note text not null default '',
    -- Why a line was undone.
    reason text not null default '',
    simulated boolean not null default false,
    person_name text not null,
    recorded_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id),
    foreign key (region_code, funder_id) references organisation (region_code, id),
    foreign key (region_code, implementer_id) references organisation (region_code, id),
    foreign key (region_code, office_id) references organisation (region_code, id)
);
create index ledger_entry_partnership on ledger_entry (region_code, partnership_id, id);
create index ledger_entry_funder on ledger_entry (region_code, funder_id, id);
create index ledger_entry_implementer on ledger_entry (region_code, implementer_id, id);
create index ledger_entry_out_of on ledger_entry (region_code, out_of_id);
-- A line is undone once.
create unique index ledger_entry_corrects on ledger_entry (region_code, corrects_id);

-- Themes, fields of government, goals and kecamatan of a line as they were when it was recorded, each with its even share.
create table ledger_code (
    region_code text not null,
    entry_id text not null,
    dimension text not null,
    code text not null,
    low_idr bigint not null,
    high_idr bigint not null,
    primary key (region_code, entry_id, dimension, code),
    foreign key (region_code, entry_id) references ledger_entry (region_code, id)
);
create index ledger_code_code on ledger_code (region_code, dimension, code, entry_id);

-- Receipts, transfers, lists: what proves a line.
create table ledger_evidence (
    region_code text not null,
    entry_id text not null,
    attachment_id text not null,
    person_name text not null,
    added_at bigint not null,
    primary key (region_code, entry_id, attachment_id),
    foreign key (region_code, entry_id) references ledger_entry (region_code, id),
    foreign key (region_code, attachment_id) references district_file (region_code, id)
);

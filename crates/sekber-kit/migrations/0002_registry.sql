-- Offices and partners are one kind of record with two sides; the district's code leads every key.
create table theme (
    region_code text not null,
    code text not null,
    name_id text not null,
    name_en text not null,
    active boolean not null default true,
    primary key (region_code, code)
);

create table region (
    region_code text not null,
    code text not null,
    parent_code text,
    level text not null,
    kind text not null,
    name text not null,
    aliases text not null default '',
    primary key (region_code, code)
);

create table cycle (
    region_code text not null,
    id text not null,
    year bigint not null,
    name text not null,
    state text not null,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id),
    unique (region_code, year)
);

create table organisation (
    region_code text not null,
    id text not null,
    side text not null,
    code text,
    name text not null,
    short_name text not null,
    sort_key text not null,
    kind text not null,
    level text,
    legal_form text,
    description text not null default '',
    duties text not null default '',
    quota bigint,
    website text not null default '',
    contact_name text not null default '',
    contact_email text not null default '',
    contact_phone text not null default '',
    contact_public boolean not null default false,
    address text not null default '',
    state text not null,
    state_reason text not null default '',
    state_since bigint not null,
    published boolean not null default false,
    provenance text not null default 'entered',
    source text not null default '',
    merged_into text,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id)
);
create index organisation_list on organisation (region_code, side, sort_key, id);
create unique index organisation_code on organisation (region_code, side, code);

create table person_role (
    region_code text not null,
    person_id text not null references person (id),
    role text not null,
    organisation_id text,
    granted_at bigint not null,
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create unique index person_role_one on person_role (region_code, person_id, role, coalesce(organisation_id, ''));
create index person_role_organisation on person_role (region_code, organisation_id);

create table invitation (
    region_code text not null,
    id text not null,
    token_hash text not null unique,
    email text not null,
    name text not null,
    role text not null,
    organisation_id text,
    invited_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    withdrawn_at bigint,
    primary key (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

create table organisation_theme (
    region_code text not null,
    organisation_id text not null,
    theme_code text not null,
    primary key (region_code, organisation_id, theme_code),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index organisation_theme_code on organisation_theme (region_code, theme_code, organisation_id);

-- The fields of government (urusan and bidang) that an office is in charge of.
create table organisation_field (
    region_code text not null,
    organisation_id text not null,
    code text not null,
    primary key (region_code, organisation_id, code),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

create table attachment (
    region_code text not null,
    id text not null,
    organisation_id text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    place text not null,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);

create table paper (
    region_code text not null,
    id text not null,
    organisation_id text not null,
    kind text not null,
    number text not null,
    issuer text not null default '',
    issued_on text,
    expires_on text,
    attachment_id text,
    ended_at bigint,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index paper_organisation on paper (region_code, organisation_id);
create index paper_number on paper (region_code, number);
create index paper_expiry on paper (region_code, expires_on);

-- Each check of a partner by the secretariat: the points of the list, their verdict, and what followed.
create table verification (
    region_code text not null,
    id text not null,
    organisation_id text not null,
    step text not null,
    from_state text not null,
    to_state text not null,
    reason text not null default '',
    checklist_json text not null default '[]',
    person_id text,
    person_name text not null,
    at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index verification_organisation on verification (region_code, organisation_id, at);

create table cycle_member (
    region_code text not null,
    cycle_id text not null,
    organisation_id text not null,
    invited boolean not null default false,
    primary key (region_code, cycle_id, organisation_id),
    foreign key (region_code, cycle_id) references cycle (region_code, id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index cycle_member_organisation on cycle_member (region_code, organisation_id);

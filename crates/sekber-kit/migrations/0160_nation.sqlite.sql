-- Districts that release their figures, and the figures that they release, as a job keeps them: whoever looks at several districts
-- reads these rows and no others (2026-11).
create table figure_release (
    region_code text not null primary key references district (region_code),
    released_at bigint not null
);
create table released_figure (
    region_code text not null references figure_release (region_code),
    -- The name under which the leader's page keeps it; "way-…" for what was spent in a way.
    figure text not null,
    -- The day where the district is.
    day text not null,
    -- Records; sen, where the figure is money.
    value bigint not null,
    primary key (region_code, figure)
);
-- By which number of its legal documents a partner says that it is the same in other districts.
create table partner_identity (
    region_code text not null,
    organisation_id text not null,
    number text not null,
    linked_at bigint not null,
    primary key (region_code, organisation_id),
    foreign key (region_code, organisation_id) references organisation (region_code, id)
);
create index partner_identity_number on partner_identity (number);

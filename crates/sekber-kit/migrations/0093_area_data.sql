-- Data on need by kecamatan or village, as its producer publishes it: what it counts, of which year, and under which licence.
create table area_data (
    region_code text not null,
    id text not null,
    name text not null,
    -- What exactly is counted.
    concept text not null default '',
    producer text not null,
    year bigint not null,
    unit text not null,
    licence text not null,
    -- Where it was published.
    source text not null,
    -- The theme whose programmes meet the need; none for all programmes.
    theme_code text,
    -- Whether it counts what programmes count as their beneficiaries, so that one can be taken from the other.
    counts_people boolean not null default false,
    -- Whether it was made up for a demonstration.
    simulated boolean not null default false,
    person_name text not null,
    loaded_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, theme_code) references theme (region_code, code)
);

-- Its numbers, in thousandths of the unit. A place without one is not known, which is not zero.
create table area_value (
    region_code text not null,
    data_id text not null,
    place_code text not null,
    value_milli bigint not null,
    primary key (region_code, data_id, place_code),
    foreign key (region_code, data_id) references area_data (region_code, id)
);

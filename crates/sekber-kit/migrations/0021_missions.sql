-- The missions of the district's development plan (RPJMD) and the parts of the nomenclature that serve each, so that
-- whatever bears a code tells which mission it serves.
create table mission (
    region_code text not null,
    ordinal bigint not null,
    text text not null,
    codes text not null default '',
    primary key (region_code, ordinal),
    foreign key (region_code) references district (region_code)
);

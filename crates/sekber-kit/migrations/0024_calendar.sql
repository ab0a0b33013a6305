-- The planning calendar: the steps of a cycle with their days, as the district sets them.
create table milestone (
    region_code text not null,
    id text not null,
    cycle_id text not null,
    title text not null,
    starts_on text not null,
    ends_on text not null,
    party text not null,
    version bigint not null default 1,
    created_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id)
);
create index milestone_cycle on milestone (region_code, cycle_id, starts_on);

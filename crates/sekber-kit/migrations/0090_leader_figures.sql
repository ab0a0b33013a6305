-- The figures of the leader's page as they stood at the end of each day: records keep what they are and not what they were, so
-- this is what tells a month later what has changed.
create table leader_figure (
    region_code text not null,
    cycle_id text not null,
    -- The day where the district is, and the figure by the name under which rooms hand it in.
    day text not null,
    figure text not null,
    -- Records; sen, where the figure is money.
    value bigint not null,
    primary key (region_code, cycle_id, day, figure),
    foreign key (region_code, cycle_id) references cycle (region_code, id)
);

-- The cycles that a programme was in before it went on into another one.
create table programme_former_cycle (
    region_code text not null,
    programme_id text not null,
    cycle_id text not null,
    left_at bigint not null,
    primary key (region_code, programme_id, cycle_id),
    foreign key (region_code, programme_id) references programme (region_code, id),
    foreign key (region_code, cycle_id) references cycle (region_code, id)
);
create index programme_former_cycle_cycle on programme_former_cycle (region_code, cycle_id, programme_id);

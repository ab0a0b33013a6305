-- Steps of setting a district up that somebody said are settled, which no record can tell; and, as a step of its own, that the list of
-- steps was put away (2026-11).
create table first_step_settled (
    region_code text not null,
    code text not null,
    settled_at bigint not null,
    primary key (region_code, code)
);

-- What people settled about two programmes, with the facts that it was settled on: when those change, the finding comes back.
create table finding_verdict (
    region_code text not null,
    first_id text not null,
    second_id text not null,
    verdict text not null,
    note text not null default '',
    facts_json text not null,
    digest text not null,
    person_name text not null,
    decided_at bigint not null,
    version bigint not null default 1,
    primary key (region_code, first_id, second_id),
    foreign key (region_code, first_id) references programme (region_code, id),
    foreign key (region_code, second_id) references programme (region_code, id)
);
create index finding_verdict_second on finding_verdict (region_code, second_id);

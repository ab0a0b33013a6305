-- What people ask about the data that is kept of them, and personal data that got out (Law 27 of 2022).
create table erasure_request (
    region_code text not null,
    id text not null,
    person_id text not null,
    state text not null default 'open',
    reason text not null default '',
    asked_at bigint not null,
    answer text not null default '',
    decided_at bigint,
    primary key (region_code, id),
    foreign key (person_id) references person (id)
);
create index erasure_request_person on erasure_request (region_code, person_id, id);
create index erasure_request_state on erasure_request (region_code, state, id);

-- Personal data that got out: what the notices to the people and to the authority say. `touched` holds codes.
create table breach (
    region_code text not null,
    id text not null,
    noticed_at bigint not null,
    happened_on text,
    data text not null,
    how text not null,
    touched text not null default '',
    people bigint,
    measures text not null,
    advice text not null default '',
    contact text not null,
    simulated boolean not null default false,
    people_told_at bigint,
    authority_told_at bigint,
    version bigint not null default 1,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (region_code, id)
);
create index breach_noticed on breach (region_code, noticed_at, id);

-- Objections to the answer to a request for information, or to its lack (articles 35 to 37 of Law 14 of 2008): at most one to each of
-- the two, to the superior of the information officer, who decides (2026-11).
create table information_objection (
    region_code text not null,
    id text not null,
    request_id text not null,
    of_answer boolean not null,
    year bigint not null,
    number bigint not null,
    reason text not null,
    statement text not null,
    state text not null default 'received',
    filed_on text not null,
    filed_at bigint not null,
    decision text not null default '',
    decided_at bigint,
    signer_position text not null default '',
    signer_name text not null default '',
    signer_under text not null default '',
    version bigint not null default 1,
    primary key (region_code, id),
    foreign key (region_code, request_id) references information_request (region_code, id)
);
create unique index information_objection_request on information_objection (region_code, request_id, of_answer);
create unique index information_objection_number on information_objection (region_code, year, number);
create index information_objection_state on information_objection (region_code, state, id);

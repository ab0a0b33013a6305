-- Requests for public information that anybody can file (Law 14 of 2008). Whoever filed one looks at its state by number and code,
-- of which only a hash is kept.
create table information_request (
    region_code text not null,
    id text not null,
    year bigint not null,
    number bigint not null,
    code_hash text not null,
    name text not null,
    contact text not null,
    what text not null,
    purpose text not null,
    state text not null default 'received',
    received_on text not null,
    received_at bigint not null,
    extended_because text not null default '',
    answer text not null default '',
    ground text not null default '',
    answered_at bigint,
    simulated boolean not null default false,
    version bigint not null default 1,
    primary key (region_code, id)
);
create unique index information_request_number on information_request (region_code, year, number);
create index information_request_state on information_request (region_code, state, id);

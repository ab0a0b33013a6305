-- What the sections for law and cooperation say of a paper of a partnership while it is drafted. The version is that of the paper which
-- was read; another one means that it changed since (2026-11).
create table agreement_remark (
    region_code text not null,
    id text not null,
    agreement_id text not null,
    section text not null,
    finding text not null,
    reason text not null default '',
    seen_version bigint not null,
    person_id text,
    person_name text not null,
    at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, agreement_id) references agreement (region_code, id)
);
create index agreement_remark_agreement on agreement_remark (region_code, agreement_id, at);

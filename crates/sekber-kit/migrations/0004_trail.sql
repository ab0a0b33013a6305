-- The trail of all changes, chained by hash per district, and the bookkeeping of imports.
create table audit (
    region_code text not null,
    seq bigint not null,
    at bigint not null,
    actor_id text not null,
    actor_name text not null,
    kind text not null,
    subject text not null,
    subject_id text not null,
    label text not null,
    before_json text,
    after_json text,
    -- The chain covers the seal, not the names: when a person asks to be forgotten, names, words and salt go and the chain holds.
    names_salt text,
    names_seal text not null,
    words text not null,
    hash text not null,
    primary key (region_code, seq)
);
create index audit_subject on audit (region_code, subject, subject_id, seq);
create index audit_actor on audit (region_code, actor_id, seq);
create index audit_kind on audit (region_code, kind, seq);
create index audit_at on audit (region_code, at);

create table audit_head (
    region_code text primary key,
    seq bigint not null,
    hash text not null
);

create table import_run (
    region_code text not null,
    id text not null,
    kind text not null,
    file_name text not null,
    state text not null,
    done bigint not null default 0,
    total bigint not null default 0,
    mapping_json text not null default '{}',
    outcome_json text not null default '{}',
    person_id text,
    person_name text not null,
    created_at bigint not null,
    finished_at bigint,
    primary key (region_code, id)
);

create table search_vocabulary (
    region_code text not null,
    word text not null,
    primary key (region_code, word)
);

-- The rows of a sheet that waits to be applied: their cells, and what was found out about each.
create table import_row (
    region_code text not null,
    run_id text not null,
    number bigint not null,
    cells_json text not null,
    outcome text not null default '',
    warned boolean not null default false,
    label text not null default '',
    details_json text not null default '{}',
    primary key (region_code, run_id, number),
    foreign key (region_code, run_id) references import_run (region_code, id)
);
create index import_row_outcome on import_row (region_code, run_id, outcome, number);

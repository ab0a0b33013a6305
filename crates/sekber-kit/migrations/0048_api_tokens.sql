-- Tokens with which programs sign in for a person; only the hash of the secret is kept.
create table api_token (
    region_code text not null,
    id text not null,
    person_id text not null,
    name text not null,
    scope text not null,
    token_hash text not null,
    token_end text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    withdrawn_at bigint,
    primary key (region_code, id),
    foreign key (person_id) references person (id)
);
create unique index api_token_hash on api_token (token_hash);
create index api_token_person on api_token (region_code, person_id, created_at);

-- Answers to requests that named themselves, so that sending one again changes nothing.
create table api_answer (
    region_code text not null,
    person_id text not null,
    idempotency_key text not null,
    request_digest text not null,
    status bigint not null,
    body text not null,
    made_at bigint not null,
    primary key (region_code, person_id, idempotency_key),
    foreign key (person_id) references person (id)
);
create index api_answer_made on api_answer (region_code, made_at);

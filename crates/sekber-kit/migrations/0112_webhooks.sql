-- Where programs are told of changes: one address for a token. The secret that signs what is sent is kept encrypted.
create table webhook (
    region_code text not null,
    token_id text not null,
    url text not null,
    subjects text not null,
    secret text not null,
    -- The last line of the trail that was looked at.
    followed_to bigint not null,
    created_at bigint not null,
    primary key (region_code, token_id),
    foreign key (region_code, token_id) references api_token (region_code, id)
);

-- What such an address is told: that a record has changed, named by the line of the trail that says so last.
create table webhook_notice (
    region_code text not null,
    token_id text not null,
    seq bigint not null,
    subject text not null,
    subject_id text not null,
    at bigint not null,
    state text not null,
    attempts bigint not null default 0,
    answer bigint,
    sent_at bigint,
    primary key (region_code, token_id, seq),
    foreign key (region_code, token_id) references webhook (region_code, token_id)
);
create index webhook_notice_at on webhook_notice (region_code, at);

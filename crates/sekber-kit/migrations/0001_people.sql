-- People, their roles and sessions. Instants are milliseconds since 1970 UTC.
create table district (
    region_code text primary key,
    name text not null,
    kind text not null,
    address text not null default '',
    version bigint not null default 1,
    created_at bigint not null
);

create table person (
    id text primary key,
    email text not null unique,
    name text not null,
    sort_key text not null default '',
    password_hash text,
    totp_secret text,
    totp_last_step bigint not null default 0,
    language text,
    signed_in_at bigint,
    active boolean not null default true,
    version bigint not null default 1,
    created_at bigint not null
);

create table session (
    id text primary key,
    token_hash text not null unique,
    person_id text not null references person (id),
    device text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index session_person on session (person_id);

-- Failed attempts, by a hash of what was tried and from where; old ones are swept.
create table sign_in_failure (
    id text primary key,
    account_hash text not null,
    origin_hash text not null,
    at bigint not null
);
create index sign_in_failure_origin on sign_in_failure (origin_hash, at);
create index sign_in_failure_account on sign_in_failure (account_hash, at);

-- Devices that have signed in before keep their own count, so a stranger's failures never lock the owner out.
create table known_device (
    token_hash text not null,
    person_id text not null references person (id),
    created_at bigint not null,
    seen_at bigint not null,
    primary key (token_hash, person_id)
);
create index known_device_person on known_device (person_id);

-- Between the password and the code of the second factor: a few minutes, then forgotten.
create table sign_in_step (
    token_hash text primary key,
    person_id text not null references person (id),
    expires_at bigint not null
);

-- One-time codes for whoever lost the device with the second factor; only hashes, each used once.
create table recovery_code (
    person_id text not null references person (id),
    code_hash text not null,
    used_at bigint,
    primary key (person_id, code_hash)
);

-- One-time links to set a new password.
create table password_link (
    token_hash text primary key,
    person_id text not null references person (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index password_link_person on password_link (person_id);

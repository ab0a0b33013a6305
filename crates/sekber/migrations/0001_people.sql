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
    password_hash text,
    totp_secret text,
    totp_last_step bigint not null default 0,
    language text,
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
    token_hash text primary key,
    person_id text not null references person (id),
    created_at bigint not null,
    seen_at bigint not null
);
create index known_device_person on known_device (person_id);

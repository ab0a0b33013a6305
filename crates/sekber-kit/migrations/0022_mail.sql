-- Letters on their way by e-mail. They are written in the transaction that is their reason, and sent after it; so a
-- letter goes out exactly when what it tells has happened. `about` is
-- the record that it tells of; `once` names a letter that may exist only once.
create table letter (
    region_code text not null,
    id text not null,
    about text not null default '',
    once text,
    recipient text not null,
    subject text not null,
    body text not null,
    calendar text,
    state text not null default 'waiting',
    attempts bigint not null default 0,
    next_at bigint not null,
    problem text not null default '',
    made_at bigint not null,
    sent_at bigint,
    primary key (region_code, id),
    foreign key (region_code) references district (region_code)
);
create unique index letter_once on letter (region_code, once);
create index letter_about on letter (region_code, about);
create index letter_due on letter (region_code, state, next_at);

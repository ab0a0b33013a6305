-- Jobs that run in the background, whether queued once or every period. Whoever works on one holds a lease on it, which
-- is renewed while the work goes on; a lease that has run out is taken over by another process.
create table job (
    region_code text not null,
    id text not null,
    -- What is to be done: a name that a room declares, and what it is to be done with, in the room's own words.
    name text not null,
    payload text not null default '',
    -- A job of one name with the same key is queued once only.
    once_key text,
    -- How often a job that is done comes round again; none for a job that is done once.
    period_seconds bigint,
    state text not null default 'queued',
    due_at bigint not null,
    attempts bigint not null default 0,
    lease_owner text,
    lease_until bigint not null default 0,
    cancel_asked boolean not null default false,
    done bigint not null default 0,
    total bigint not null default 0,
    -- Why the last attempt failed: a sentence's key, the facts that it names, and what the machine said.
    error_json text not null default '',
    created_at bigint not null,
    finished_at bigint,
    primary key (region_code, id),
    foreign key (region_code) references district (region_code),
    check (state in ('queued', 'running', 'failed', 'done', 'cancelled')),
    check (attempts >= 0)
);
create unique index job_once on job (region_code, name, once_key);
create index job_due on job (region_code, state, due_at);
-- Letters are delivered by jobs, which say when the next attempt is due. Those that wait get theirs.
insert into job (region_code, id, name, payload, once_key, due_at, attempts, created_at)
    select region_code, id, 'mail_delivery', id, id, next_at, attempts, made_at from letter where state = 'waiting';
drop index letter_due;
alter table letter drop column next_at;
-- Imports are checked and applied by jobs. The mark of whoever works on one stays with the import (lease_owner); the job
-- says when it is due, how often it was tried and when it may be taken over. Imports under way get a job each.
alter table import_run add column job_id text;
update import_run set job_id = id where state in ('checking', 'applying');
insert into job (region_code, id, name, payload, due_at, created_at)
    select region_code, id, 'import', id, 0, created_at from import_run where state in ('checking', 'applying');

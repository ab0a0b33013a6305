-- Who wants the leader's page by e-mail every month, and from which month on (2026-12).
create table leader_letter_reader (
    region_code text not null,
    person_id text not null references person (id),
    first_month text not null,
    primary key (region_code, person_id)
);
create index leader_letter_reader_person on leader_letter_reader (person_id);

-- The letters that were written: one for each person and month, for longer than the e-mail itself is kept.
create table leader_letter (
    region_code text not null,
    person_id text not null references person (id),
    month text not null,
    written_at bigint not null,
    primary key (region_code, person_id, month)
);
create index leader_letter_person on leader_letter (person_id);

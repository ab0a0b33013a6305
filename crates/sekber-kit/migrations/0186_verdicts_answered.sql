-- What the owners of two programmes answer to the verdict about them, each side once, and what the secretariat replies to an objection
-- (2026-11).
create table finding_answer (
    region_code text not null,
    first_id text not null,
    second_id text not null,
    programme_id text not null,
    answer text not null,
    reason text not null default '',
    person_name text not null,
    answered_at bigint not null,
    reply text not null default '',
    replied_by text not null default '',
    replied_at bigint,
    primary key (region_code, first_id, second_id, programme_id),
    foreign key (region_code, first_id, second_id) references finding_verdict (region_code, first_id, second_id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index finding_answer_programme on finding_answer (region_code, programme_id);

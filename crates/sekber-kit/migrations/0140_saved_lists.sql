-- Lists as people narrowed them, under names of their own: `list` is the page and `query` what stands behind it in the address (2026-11).
create table saved_list (
    region_code text not null,
    id text not null,
    person_id text not null references person (id),
    name text not null,
    list text not null,
    query text not null,
    made_at bigint not null,
    primary key (region_code, id)
);
create unique index saved_list_name on saved_list (region_code, person_id, name);
create index saved_list_person on saved_list (person_id);

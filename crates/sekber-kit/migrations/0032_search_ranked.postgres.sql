-- Full text with titles apart from the rest. An index in the order of the static rank hands out matches with the shorter
-- titles first, so that those of common words need not be sorted.
drop table search_entry;

create table search_entry (
    number bigint generated always as identity primary key,
    region_code text not null,
    kind text not null,
    record_id text not null,
    rank_base bigint not null,
    title text not null,
    words text not null,
    static_rank bigint generated always as (rank_base + number) stored,
    title_document tsvector generated always as (to_tsvector('simple', title)) stored,
    document tsvector generated always as (to_tsvector('simple', title || ' ' || words)) stored,
    unique (region_code, kind, record_id)
);
create index search_entry_title_document on search_entry using gin (title_document);
create index search_entry_document on search_entry using gin (document);
create index search_entry_static_rank on search_entry (static_rank);

-- Words as they stand in the index have changed, and numbers have none that they could be mistaken for.
delete from search_vocabulary;

-- Districts whose index has to be built anew before they are served.
create table search_rebuild (
    region_code text not null primary key
);
insert into search_rebuild (region_code) select region_code from district;

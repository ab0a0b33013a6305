-- Full text: a tsvector over words that were stemmed before they came here.
create table search_entry (
    entry bigint generated always as identity primary key,
    region_code text not null,
    kind text not null,
    record_id text not null,
    words text not null,
    document tsvector generated always as (to_tsvector('simple', words)) stored,
    unique (region_code, kind, record_id)
);
create index search_entry_document on search_entry using gin (document);

-- Sort and compare these by bytes, as the embedded database does, whatever the locale of the server.
alter table search_vocabulary alter column word type text collate "C";
alter table organisation alter column sort_key type text collate "C";
alter table programme alter column sort_key type text collate "C";

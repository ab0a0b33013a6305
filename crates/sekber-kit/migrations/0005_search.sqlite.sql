-- Full text: FTS5 over words that were stemmed before they came here.
create table search_entry (
    entry integer primary key,
    region_code text not null,
    kind text not null,
    record_id text not null,
    words text not null,
    unique (region_code, kind, record_id)
);

create virtual table search_words using fts5 (
    words, content = 'search_entry', content_rowid = 'entry', tokenize = 'ascii', detail = 'none'
);

create trigger search_entry_added after insert on search_entry begin
    insert into search_words (rowid, words) values (new.entry, new.words);
end;
create trigger search_entry_removed after delete on search_entry begin
    insert into search_words (search_words, rowid, words) values ('delete', old.entry, old.words);
end;
create trigger search_entry_changed after update on search_entry begin
    insert into search_words (search_words, rowid, words) values ('delete', old.entry, old.words);
    insert into search_words (rowid, words) values (new.entry, new.words);
end;

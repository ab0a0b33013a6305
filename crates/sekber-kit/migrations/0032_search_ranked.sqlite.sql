-- Full text with titles apart from the rest. The rowid of the index is a record's static rank, so that the index itself
-- hands out matches with the shorter titles first, and none has to be sorted.
drop table search_entry;
drop table search_words;

create table search_entry (
    number integer primary key,
    region_code text not null,
    kind text not null,
    record_id text not null,
    rank_base bigint not null,
    title text not null,
    words text not null,
    unique (region_code, kind, record_id)
);

create virtual table search_words using fts5(title, words, content = '', tokenize = 'ascii', columnsize = 0);

create trigger search_entry_added after insert on search_entry begin
    insert into search_words (rowid, title, words) values (new.rank_base + new.number, new.title, new.words);
end;
create trigger search_entry_removed after delete on search_entry begin
    insert into search_words (search_words, rowid, title, words)
    values ('delete', old.rank_base + old.number, old.title, old.words);
end;
create trigger search_entry_changed after update on search_entry begin
    insert into search_words (search_words, rowid, title, words)
    values ('delete', old.rank_base + old.number, old.title, old.words);
    insert into search_words (rowid, title, words) values (new.rank_base + new.number, new.title, new.words);
end;

-- Words as they stand in the index have changed, and numbers have none that they could be mistaken for.
delete from search_vocabulary;

-- Districts whose index has to be built anew before they are served.
create table search_rebuild (
    region_code text not null primary key
);
insert into search_rebuild (region_code) select region_code from district;

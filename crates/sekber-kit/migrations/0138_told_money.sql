-- Money that files of others tell of a programme, line by line as it was published. Nothing of it counts before somebody records it in the
-- ledger of a partnership; a line that is told otherwise later takes the place of the one before it (2026-11).
create table told_money (
    region_code text not null,
    id text not null,
    programme_id text not null,
    -- The import that told it.
    import_id text not null,
    -- The identifier of the activity in the file.
    source text not null,
    -- The code of a transaction's type, `budget` or `planned`.
    kind text not null,
    reference text not null,
    -- The day, the first one of a budget; the amount and its currency: all as written.
    on_day text not null,
    value text not null,
    currency text not null,
    giver text not null,
    receiver text not null,
    -- Why it cannot become an entry of the ledger; empty when it can.
    kept text not null,
    state text not null,
    -- The line that it takes the place of, and the entry that it became.
    replaces text,
    entry_id text,
    told_at bigint not null,
    primary key (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id)
);
create index told_money_programme on told_money (region_code, programme_id, id);
create index told_money_import on told_money (region_code, import_id);
create index told_money_entry on told_money (region_code, entry_id);

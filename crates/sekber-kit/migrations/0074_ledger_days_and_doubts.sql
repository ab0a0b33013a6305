-- On which day money was promised, handed over or spent, where that is known; and what was odd about an entry when it was
-- recorded: codes separated by ';'.
alter table ledger_entry add column on_day text;
alter table ledger_entry add column doubts text not null default '';
create index ledger_entry_day on ledger_entry (region_code, on_day);

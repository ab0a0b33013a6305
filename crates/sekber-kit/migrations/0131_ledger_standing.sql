-- Whether a line of the ledger counts: what somebody says of the public purse waits until the office confirms it, or is refused with a
-- reason. What was recorded before counts (2026-11).
alter table ledger_entry add column standing text not null default 'confirmed';
alter table ledger_entry add column standing_reason text not null default '';
alter table ledger_entry add column standing_by text not null default '';
alter table ledger_entry add column standing_at bigint;

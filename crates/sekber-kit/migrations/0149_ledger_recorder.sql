-- For which organisation a line of the ledger was recorded: it may undo it, beside whoever gives. None where the secretariat recorded it,
-- or where it was recorded before (2026-11).
alter table ledger_entry add column recorder_id text;

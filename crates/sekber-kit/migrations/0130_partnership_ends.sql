-- The last day that a partnership had before a letter ended it early, for when that is taken back (2026-11).
alter table partnership add column planned_end_on text;

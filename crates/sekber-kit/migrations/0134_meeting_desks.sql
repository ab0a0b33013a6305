-- Desks for presentations side by side, as a list with number, name, themes and clock of each; empty where all present in one queue.
alter table meeting add column desks_json text not null default '';
-- The number of the desk at which a partner presents; none where the meeting has no desks.
alter table meeting_slot add column desk bigint;

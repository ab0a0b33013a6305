-- The district's words for passages of a paper as they stood when its draft was last handed to the other side, or when it was issued: what
-- the parties read is what is issued, whatever the district chooses for later papers. None while the district's words of the day hold
-- (2026-11).
alter table agreement add column words text;

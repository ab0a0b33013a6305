-- Under whose letterhead somebody signs where the post does not tell it; empty for the unit that the post belongs to (2026-11).
alter table signatory add column unit text not null default '';

-- On which ground of the law the superior of the information officer keeps back a part of what was objected to (article 22, paragraph 7, of
-- Law 14 of 2008); none for decisions from before (2026-12).
alter table information_objection add column ground text not null default '';

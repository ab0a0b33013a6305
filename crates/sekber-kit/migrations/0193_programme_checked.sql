-- What a withheld programme said when the secretariat last found it in order, as a digest: once it says that again, nothing is left to be
-- looked at, and everybody may see it. None for programmes that were withheld before (2026-12).
alter table programme add column checked_digest text not null default '';

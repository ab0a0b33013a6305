-- The words of a line (the record before and after) under a seal of their own, so that personal data can be withdrawn from
-- the trail while its chain holds. Lines from before have none; there the chain covers the words.
alter table audit add column words_salt text;
alter table audit add column words_seal text;

-- What article 17 of Law 14 of 2008 keeps back rests on a test of the consequences (article 19), and is kept back for a term (article 20):
-- the paper of that test, or its reasoning, and the term; none for refusals from before, and on other grounds (2026-12).
alter table information_request add column consequence_test text not null default '';
alter table information_request add column exception_term text not null default '';

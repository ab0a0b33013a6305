-- Whose decision about a plan it is: a leader's own, or one that the secretariat writes down from a paper with its number and
-- day. Decisions from before it was asked say neither.
alter table plan_decision add column of_leader boolean not null default false;
alter table plan_decision add column paper text not null default '';
alter table plan_decision add column paper_day text;
-- On which ground a meeting is called, as its invitation says it: a regulation, a decree, a letter; empty in those from before.
alter table meeting add column letter_basis text not null default '';

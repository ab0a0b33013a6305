-- Who made a visit: one of those who take part in its partnership, or 'secretariat'; none in records from before it was asked.
alter table visit add column made_by text;
-- As what somebody was there: 'leads' the team, 'speaks' for the other side and signs beside it, or a 'member'.
alter table visit_person add column part text not null default 'member';

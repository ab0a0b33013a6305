-- Which item of the agenda goes on before the presentations, from 1; 0 while none does.
alter table meeting add column agenda_at bigint not null default 0;

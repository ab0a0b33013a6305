-- Sign-ups that the secretariat refused: when, and why (2026-11).
alter table sign_up add column refused_at bigint;
alter table sign_up add column refused_reason text not null default '';

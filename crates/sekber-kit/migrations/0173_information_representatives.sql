-- Somebody with a special power of attorney can object for whoever asked (article 39 of Regulation 1 of 2021 of the Information
-- Commission): their name, and whether the power was shown to the joint secretariat (2026-11).
alter table information_objection add column representative text not null default '';
alter table information_objection add column power_shown boolean not null default false;

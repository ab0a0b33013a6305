-- Whether the secretariat wrote down what Kesbangpol says, which had no account (2026-11). Notes from before are those of whoever has a role
-- in the secretariat, and none for Kesbangpol, now.
alter table legality_check add column of_secretariat boolean not null default false;
update legality_check set of_secretariat = true
 where exists (select 1 from person_role r where r.region_code = legality_check.region_code
  and r.person_id = legality_check.person_id and r.role in ('admin', 'staff'))
 and not exists (select 1 from person_role k where k.region_code = legality_check.region_code
  and k.person_id = legality_check.person_id and k.role = 'kesbangpol');

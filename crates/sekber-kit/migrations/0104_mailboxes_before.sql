-- Accounts from before 0103: whose invitation was made by somebody who is not of the secretariat, and who never set a password by a
-- link of an administrator since, have a mailbox that nobody proved. Who works in the secretariat or leads the district stays as is (2026-11).
update person set mailbox_unproved = true
where exists (select 1 from invitation i
              where i.email = person.email and i.used_at = person.created_at and i.invited_by <> 'system'
              and not exists (select 1 from person_role r where r.region_code = i.region_code and r.person_id = i.invited_by
                              and r.role in ('admin', 'staff')))
and not exists (select 1 from audit a where a.kind = 'person.password_reset' and a.subject_id = person.id)
and not exists (select 1 from person_role r where r.person_id = person.id and r.role in ('admin', 'staff', 'leader'));

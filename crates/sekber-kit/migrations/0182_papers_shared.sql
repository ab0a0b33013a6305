-- Whether a paper serves a partnership for which it was not drawn up: a joint agreement serves others with the same partner, too, as far as
-- it covers them (2026-11). Of those from before that serve several, it was drawn up for that whose leading office it names.
alter table agreement_partnership add column shared boolean not null default false;
update agreement_partnership set shared = true
 where not exists (select 1 from agreement a
        join partnership_party m on m.region_code = a.region_code and m.organisation_id = a.office_id and m.part = 'lead'
        where a.region_code = agreement_partnership.region_code and a.id = agreement_partnership.agreement_id
        and m.partnership_id = agreement_partnership.partnership_id)
   and exists (select 1 from agreement_partnership o
        join agreement a on a.region_code = o.region_code and a.id = o.agreement_id
        join partnership_party m on m.region_code = o.region_code and m.partnership_id = o.partnership_id
         and m.organisation_id = a.office_id and m.part = 'lead'
        where o.region_code = agreement_partnership.region_code and o.agreement_id = agreement_partnership.agreement_id
        and o.partnership_id <> agreement_partnership.partnership_id);

-- A pair of a plan keeps whom and what it named when the plan was made, so that what a meeting came to can be read whatever
-- becomes of its programmes and organisations afterwards.
alter table matching_pair add column partner_id text;
alter table matching_pair add column office_name text not null default '';
alter table matching_pair add column office_short text not null default '';
alter table matching_pair add column partner_name text not null default '';
alter table matching_pair add column partner_short text not null default '';
alter table matching_pair add column title text not null default '';

update matching_pair set
    office_name = coalesce((select o.name from organisation o
        where o.region_code = matching_pair.region_code and o.id = matching_pair.office_id), ''),
    office_short = coalesce((select o.short_name from organisation o
        where o.region_code = matching_pair.region_code and o.id = matching_pair.office_id), ''),
    title = coalesce((select p.title from programme p
        where p.region_code = matching_pair.region_code and p.id = matching_pair.programme_id), ''),
    partner_id = (select p.organisation_id from programme p
        where p.region_code = matching_pair.region_code and p.id = matching_pair.programme_id),
    partner_name = coalesce((select o.name from programme p
        join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
        where p.region_code = matching_pair.region_code and p.id = matching_pair.programme_id), ''),
    partner_short = coalesce((select o.short_name from programme p
        join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
        where p.region_code = matching_pair.region_code and p.id = matching_pair.programme_id), '');

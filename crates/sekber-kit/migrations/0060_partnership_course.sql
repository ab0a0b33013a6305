-- When a partnership began to be carried out: who owes a report, and what stands in the sheet of a year, goes by it.
alter table partnership add column activated_at bigint;
update partnership set activated_at = (
    select min(a.at) from audit a
    where a.region_code = partnership.region_code and a.subject = 'partnership' and a.subject_id = partnership.id
    and a.kind = 'partnership.activated'
);

-- Which partnership carries on a pair that a meeting agreed on, whatever becomes of the partnership's programmes. The office is the
-- one that the pair names.
create table partnership_pair (
    region_code text not null,
    meeting_id text not null,
    office_id text not null,
    programme_id text not null,
    partnership_id text not null,
    primary key (region_code, meeting_id, office_id, programme_id),
    foreign key (region_code, meeting_id) references meeting (region_code, id),
    foreign key (region_code, programme_id) references programme (region_code, id),
    foreign key (region_code, partnership_id) references partnership (region_code, id)
);
create index partnership_pair_partnership on partnership_pair (region_code, partnership_id);
insert into partnership_pair (region_code, meeting_id, office_id, programme_id, partnership_id)
select x.region_code, t.id, x.office_id, x.programme_id, min(p.id)
from meeting t
join matching_pair x on x.region_code = t.region_code and x.plan_id = t.plan_id
join partnership p on p.region_code = t.region_code and p.meeting_id = t.id
join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.organisation_id = x.office_id
join partnership_programme c on c.region_code = p.region_code and c.partnership_id = p.id and c.programme_id = x.programme_id
where t.closed_at is not null
group by x.region_code, t.id, x.office_id, x.programme_id;

-- An award that everybody was told of can end without a result; why, everybody reads.
alter table award_season add column cancelled_at bigint;
alter table award_season add column cancel_reason text not null default '';

-- Organisations that were joined point to the one that is left, however often it was joined to yet another since.
update organisation set merged_into = (
    with recursive heir (region_code, id, next_id) as (
        select o.region_code, o.id, o.merged_into from organisation o
        where o.region_code = organisation.region_code and o.id = organisation.merged_into
        union all
        select o.region_code, o.id, o.merged_into from organisation o
        join heir h on h.region_code = o.region_code and h.next_id = o.id
    )
    select id from heir where next_id is null
)
where merged_into is not null and exists (
    select 1 from organisation x
    where x.region_code = organisation.region_code and x.id = organisation.merged_into and x.merged_into is not null
);

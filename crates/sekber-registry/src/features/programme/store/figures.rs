//! SQL of the numbers that the front page shows about programmes.

/// Rows of name and number. Drafts and given-up programmes do not count; money is in hundredths of rupiah.
pub const FIGURES: &str = concat!(
    "
     select 'programme-all' as name, count(*) as value from programme
     where region_code = $1 and cycle_id = $2 and state not in ('draft', 'cancelled')
     union all
     select 'programme-of-partners', count(*) from programme
     where region_code = $1 and cycle_id = $2 and state not in ('draft', 'cancelled') and side = 'partner'
     union all
     select 'programme-money', ",
    crate::bounded_sum!("total_idr"),
    " from programme
     where region_code = $1 and cycle_id = $2 and state not in ('draft', 'cancelled') and side = 'partner'
     union all
     select 'programme-with-money', count(*) from programme
     where region_code = $1 and cycle_id = $2 and state not in ('draft', 'cancelled') and side = 'partner' and total_idr > 0
     union all
     select 'programme-villages-reached', count(*) from region r where r.region_code = $1 and r.level = 'village' and exists (
        select 1 from programme_place pp where pp.region_code = $1 and pp.place_code = r.code and exists (
            select 1 from programme p
            where p.region_code = $1 and p.id = pp.programme_id and p.cycle_id = $2 and p.state not in ('draft', 'cancelled')))
     union all
     select 'programme-villages', count(*) from region where region_code = $1 and level = 'village'"
);

//! SQL of what the steps of a fresh district ask of the district itself.

/// How many villages, missions and open cycles there are.
pub const FIGURES: &str = "
     select 'district-first-villages' as name, count(*) as value from region where region_code = $1 and level = 'village'
     union all
     select 'district-first-missions', count(*) from mission where region_code = $1
     union all
     select 'district-first-cycles', count(*) from cycle where region_code = $1 and state = 'open'";

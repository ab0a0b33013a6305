//! SQL of the numbers that front page, leader's page and public pages show of a cycle's programmes: each defined once, here.

use jiff::civil::Date;
use sekber_core::value::{CycleId, RegionCode};

use crate::features::registry;
use crate::kit::card::{AddFigures, Figures};
use crate::kit::store::{Db, StoreError, sql};

macro_rules! of_programmes {
    ($name:literal, $counted:expr, $more:literal) => {
        concat!(
            "select '",
            $name,
            "' as name, ",
            $counted,
            " as value from programme p where p.region_code = $1 and p.cycle_id = $2 and ",
            crate::put_forward!("p"),
            $more
        )
    };
}

/// Villages that a programme under way names whose time is not over, with its places counted as given: those of the gaps are what is left.
macro_rules! of_villages {
    ($name:literal, $place:literal) => {
        concat!(
            "select '",
            $name,
            "', count(*) from region r where r.region_code = $1 and r.level = 'village' and exists (
                select 1 from programme_place pp where pp.region_code = $1 and pp.place_code in ",
            $place,
            " and exists (
                    select 1 from programme p where p.region_code = $1 and p.id = pp.programme_id and p.cycle_id = $2
                    and ",
            crate::under_way!("p"),
            " and (p.end_on is null or p.end_on >= substr(cast($3 as text), 1, length(p.end_on)))))"
        )
    };
}

/// What is counted, by name. `programme-over` are those completed or past their last day on `$3`; money of
/// partners and of offices is never added, since what offices spend stands in the budget. `programme-accepted` leaves out those that wait
/// for the secretariat, and money of what is accepted those whose change does: the public is told of nothing that nobody has looked at.
pub const FIGURES: &str = concat!(
    of_programmes!("programme-all", "count(*)", ""),
    " union all ",
    of_programmes!("programme-accepted", "count(*)", " and p.state <> 'proposed'"),
    " union all ",
    of_programmes!(
        "programme-accepted-money",
        crate::bounded_sum!("p.total_idr"),
        " and p.side = 'partner' and p.state <> 'proposed' and not p.withheld"
    ),
    " union all ",
    of_programmes!("programme-of-partners", "count(*)", " and p.side = 'partner'"),
    " union all ",
    of_programmes!("programme-of-offices", "count(*)", " and p.side = 'office'"),
    " union all ",
    of_programmes!(
        "programme-over",
        "count(*)",
        " and (p.state = 'completed' or (p.state in ('verified', 'active')
           and p.end_on < substr(cast($3 as text), 1, length(p.end_on))))"
    ),
    " union all ",
    of_programmes!("programme-withheld", "count(*)", " and p.withheld and p.state in ('verified', 'active')"),
    " union all ",
    of_programmes!(
        "programme-owners-partner",
        "count(distinct p.organisation_id)",
        " and p.side = 'partner'"
    ),
    " union all ",
    of_programmes!("programme-owners-office", "count(distinct p.organisation_id)", " and p.side = 'office'"),
    " union all ",
    of_programmes!("programme-money", crate::bounded_sum!("p.total_idr"), " and p.side = 'partner'"),
    " union all ",
    of_programmes!("programme-money-offices", crate::bounded_sum!("p.total_idr"), " and p.side = 'office'"),
    " union all ",
    of_programmes!("programme-offices-with-money", "count(*)", " and p.side = 'office' and p.total_idr > 0"),
    " union all ",
    of_programmes!("programme-with-money", "count(*)", " and p.side = 'partner' and p.total_idr > 0"),
    " union all ",
    // By its own name or by its kecamatan's, whose code is the first eight characters of the village's.
    of_villages!("programme-villages-reached", "(r.code, substr(r.code, 1, 8))"),
    " union all ",
    of_villages!("programme-villages-named", "(r.code)"),
    " union all
     select 'programme-villages', count(*) from region where region_code = $1 and level = 'village'"
);

/// Organisations and programmes as every page counts them, with what later rooms count beside them. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn figures(
    db: &Db,
    region: &RegionCode,
    (cycle, today): (&CycleId, Date),
    more: &[AddFigures],
) -> Result<Figures, StoreError> {
    crate::row_struct! { struct Counted { name: String, value: i64, fact: String } }
    let own = sql("select own.name, own.value, '' as fact from (").push(FIGURES);
    let own = own.push(" union all ").push(registry::FIGURES).push(") as own");
    let own = own.bind(region).bind(cycle).bind(today);
    let asked = more.iter().fold(own, |asked, add| add(asked.push(" union all "), today));
    let counted: Vec<Counted> = db.all(asked).await?;
    Ok(counted.into_iter().map(|row| (row.name, row.value, row.fact)).collect())
}

/// Whether any programme was ever put forward, for the steps of a fresh district: a new cycle begins without programmes, and is no fresh
/// district.
pub const ANY: &str = concat!(
    "
     select 'programme-first' as name, count(*) as value from (
        select p.id from programme p where p.region_code = $1 and ",
    crate::put_forward!("p"),
    " limit 1
     ) as found"
);

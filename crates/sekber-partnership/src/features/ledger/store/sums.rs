//! SQL of sums over many districts: what each district's entries come to by each dimension is kept, since a nation's entries are too many
//! to be summed while somebody waits.

use sekber_core::ledger::Dimension;
use sekber_core::value::{Moment, RegionCode};

use super::totals::{TotalRow, push_totals};
use crate::features::ledger::filter::{Filter, LedgerSight};
use crate::kit::store::{Db, FromRow as _, StoreError, sql};

/// Keeps what the entries of a district come to now by each dimension, in place of what was kept before. All of it is read in one
/// statement, so that no dimension tells of another moment than the others.
///
/// # Errors
/// When the database refuses.
pub async fn keep(db: &Db, region: &RegionCode, now: Moment) -> Result<(), StoreError> {
    let everything = Filter::everything(LedgerSight::All);
    let mut kept = sql("insert into ledger_sum (region_code, dimension, code, budget, form, stage, low_above, low_below, high_above,
         high_below, undisclosed, entries, simulated, kept_at) ");
    for (at, by) in Dimension::ALL.iter().enumerate() {
        let begun = kept
            .push(if at == 0 { "select " } else { " union all select " })
            .push_bind("cast(", region)
            .push_bind(" as text), cast(", *by)
            .push(" as text), t.key, t.budget, t.form, t.stage, t.low_above, t.low_below, t.high_above, t.high_below, t.undisclosed,
                   t.entries, t.simulated, ")
            .push_bind("cast(", now)
            .push(" as bigint) from (");
        kept = push_totals(begun, region, &everything, Some(*by)).push(") as t");
    }
    let before = sql("delete from ledger_sum where region_code = $1").bind(region);
    db.housekeeping_all(vec![before, kept]).await
}

/// Hands what the entries of all districts come to by a dimension, as it was kept last, to a function: a nation has half a million
/// funders. What only its district can tell apart, its offices, funders and missions, stands with the district's code before it, and is
/// summed already. One statement; rows come by key for those, and otherwise by budget, form, stage and key.
///
/// # Errors
/// When the database cannot be asked, or what the function says.
pub async fn each_of_all_districts<E: From<StoreError>>(
    db: &Db,
    by: Dimension,
    mut take: impl FnMut(TotalRow) -> Result<(), E>,
) -> Result<(), E> {
    let asked = match by {
        Dimension::Funder | Dimension::Office | Dimension::Mission => sql(
            "select s.budget, s.form, s.stage, s.region_code || '/' || s.code as key, s.low_above, s.low_below, s.high_above, s.high_below,
             s.undisclosed, s.entries, s.simulated from ledger_sum s where s.dimension = $1 order by s.region_code, s.code",
        ),
        _ => sql(
            "select s.budget, s.form, s.stage, s.code as key, cast(sum(s.low_above) as bigint) as low_above,
             cast(sum(s.low_below) as bigint) as low_below, cast(sum(s.high_above) as bigint) as high_above,
             cast(sum(s.high_below) as bigint) as high_below, cast(sum(s.undisclosed) as bigint) as undisclosed,
             cast(sum(s.entries) as bigint) as entries, cast(sum(s.simulated) as bigint) as simulated
             from district d join ledger_sum s on s.region_code = d.region_code and s.dimension = $1
             group by s.budget, s.form, s.stage, s.code order by s.budget, s.form, s.stage, s.code",
        ),
    };
    let mut read = db.snapshot().await?;
    read.each(asked.bind(by), |row| take(TotalRow::from_row(&row)?)).await
}

/// Since when the oldest of those sums stands; none where nothing is kept.
///
/// # Errors
/// When the database cannot be asked.
pub async fn kept_since(db: &Db, by: Dimension) -> Result<Option<Moment>, StoreError> {
    let asked = sql("select kept_at from ledger_sum where dimension = $1 order by kept_at limit 1");
    db.value(asked.bind(by)).await
}

//! SQL of totals: one statement sums everything that a filter finds by one dimension. What was passed on is counted in the entry
//! that it comes from; what the office has not confirmed is counted nowhere.

use jiff::civil::Date;
use sekber_core::ledger::{Budget, Counted, Dimension, Stage, Totals};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{PartnershipId, RegionCode};

use super::entries::within_sight;
use crate::features::ledger::filter::{Dated, Filter, LedgerSight};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// Sums may go beyond what a column holds, so they are made in two parts: above and below this many sen.
const PART: i128 = 1_000_000_000;

/// What partners give in money, stage by stage, as it is counted without any filter.
macro_rules! of_partners {
    ($name:literal, $counted:expr) => {
        concat!(
            "select '",
            $name,
            "' || e.stage as name, ",
            $counted,
            " as value from ledger_entry e where e.region_code = $1 and e.out_of_id is null
              and e.standing = 'confirmed' and e.budget = 'partners' and e.form = 'cash' group by e.stage"
        )
    };
}

const FIGURES: &str = concat!(
    of_partners!("ledger-low-", crate::bounded_sum!("e.low_idr")),
    " union all ",
    of_partners!("ledger-high-", crate::bounded_sum!("e.high_idr")),
    " union all ",
    of_partners!("ledger-undisclosed-", "cast(sum(e.undisclosed) as bigint)"),
    " union all ",
    of_partners!("ledger-entries-", "count(*)")
);

/// The sums of the leader's page, by name and stage: what [`all`] sums for the partners' money.
pub fn add_figures(asked: Sql, _today: Date) -> Sql {
    asked.push("select ledger.name, ledger.value, '' from (").push(FIGURES).push(") as ledger")
}

crate::row_struct! {
    /// The sum of one budget, form, key and stage.
    #[derive(Debug, Clone)]
    pub struct TotalRow {
        /// Whose money.
        pub budget: Budget,
        /// Money, or something in kind.
        pub form: FundingForm,
        /// What it is under the dimension; empty for what says nothing.
        pub key: String,
        /// At which stage.
        pub stage: Stage,
        /// Billions of sen of the lower ends.
        pub low_above: i64,
        /// The rest of the lower ends.
        pub low_below: i64,
        /// Billions of sen of the higher ends.
        pub high_above: i64,
        /// The rest of the higher ends.
        pub high_below: i64,
        /// How many amounts are not disclosed.
        pub undisclosed: i64,
        /// How many entries.
        pub entries: i64,
        /// How many of them were made up for a demonstration.
        pub simulated: i64,
    }
}

impl TotalRow {
    /// The sum.
    pub fn counted(&self) -> Counted {
        let whole = |above: i64, below: i64| i128::from(above) * PART + i128::from(below);
        Counted {
            low: whole(self.low_above, self.low_below),
            high: whole(self.high_above, self.high_below),
            undisclosed: self.undisclosed,
            entries: self.entries,
        }
    }
}

/// The same sums as the arithmetic of the ledger gives.
pub fn into_totals(rows: &[TotalRow]) -> Totals {
    let mut totals = Totals::new();
    for row in rows {
        let line = totals.entry((row.budget, row.form, row.key.clone())).or_default();
        *line.entry(row.stage).or_default() += row.counted();
    }
    totals
}

/// What an entry is under a dimension; `c` is its code where there may be several.
fn key(by: Option<Dimension>) -> &'static str {
    match by {
        None => "''",
        Some(Dimension::Year) => "cast(e.year as text)",
        Some(Dimension::Way) => "e.way",
        Some(Dimension::Funder) => "e.funder_key",
        Some(Dimension::Office) => "coalesce(e.office_id, '')",
        Some(Dimension::Theme | Dimension::Field | Dimension::Goal | Dimension::Place) => {
            "coalesce(c.code, '')"
        }
    }
}

/// The sums over two parts, whose entries were divided where a code divides them.
const SHARED_SUMS: &str = " as key,
     cast(sum(coalesce(c.low_idr, e.low_idr) / 1000000000) as bigint) as low_above,
     cast(sum(coalesce(c.low_idr, e.low_idr) % 1000000000) as bigint) as low_below,
     cast(sum(coalesce(c.high_idr, e.high_idr) / 1000000000) as bigint) as high_above,
     cast(sum(coalesce(c.high_idr, e.high_idr) % 1000000000) as bigint) as high_below,";
const WHOLE_SUMS: &str = " as key,
     cast(sum(e.low_idr / 1000000000) as bigint) as low_above, cast(sum(e.low_idr % 1000000000) as bigint) as low_below,
     cast(sum(e.high_idr / 1000000000) as bigint) as high_above, cast(sum(e.high_idr % 1000000000) as bigint) as high_below,";
const COUNTS: &str = " cast(sum(e.undisclosed) as bigint) as undisclosed, count(*) as entries,
     cast(sum(case when e.simulated then 1 else 0 end) as bigint) as simulated from ledger_entry e";

/// The totals that a filter finds, broken down by a dimension that it allows, or in one line. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn all(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    by: Option<Dimension>,
) -> Result<Vec<TotalRow>, StoreError> {
    db.all(statement(region, filter, by)).await
}

/// What all entries of a partnership count, within a transaction: a few sums, however many entries there are.
pub async fn of_partnership_in(
    tx: &mut Tx,
    partnership: &PartnershipId,
) -> Result<Vec<TotalRow>, StoreError> {
    let region = tx.region.clone();
    let everything = Filter::everything(LedgerSight::All);
    let filter = Filter { partnership: Some(partnership.clone()), ..everything };
    tx.all(statement(&region, &filter, None)).await
}

fn statement(region: &RegionCode, filter: &Filter, by: Option<Dimension>) -> Sql {
    let narrowed = filter.class.as_ref().filter(|(_, code)| !code.is_empty());
    let divided = by.filter(|by| by.may_be_several());
    let sums = if narrowed.is_some() || divided.is_some() { SHARED_SUMS } else { WHOLE_SUMS };
    let asked = sql("select e.budget, e.form, e.stage, ").push(key(by)).push(sums).push(COUNTS);
    let joined = match (narrowed, divided) {
        (Some((class, code)), _) => asked
            .push_bind(" join ledger_code c on c.region_code = e.region_code and c.entry_id = e.id and c.dimension = ", class)
            .push_bind(" and c.code = ", code),
        (None, Some(by)) => asked.push_bind(
            " left join ledger_code c on c.region_code = e.region_code and c.entry_id = e.id and c.dimension = ",
            by,
        ),
        (None, None) => asked,
    };
    let narrowed = narrow(joined.push_bind(" where e.region_code = ", region), region, filter);
    let grouped = narrowed
        .push(" and e.out_of_id is null and e.standing = 'confirmed' group by e.budget, e.form, e.stage");
    match by {
        Some(_) => grouped.push(", ").push(key(by)),
        None => grouped,
    }
}

/// What waits for the office, and was not undone meanwhile.
const WAITS: &str =
    " and e.standing = 'waiting' and e.corrects_id is null and not exists (select 1 from ledger_entry w
     where w.region_code = e.region_code and w.corrects_id = e.id)";

/// Adds the conditions of a filter on an entry `e`, apart from the share of a classification.
pub fn narrow(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let statement = statement
        .push_if(" and e.year = ", filter.year)
        .push_if(" and e.way = ", filter.way)
        .push_if(" and e.budget = ", filter.budget)
        .push_if(" and e.form = ", filter.form)
        .push_if(" and e.stage = ", filter.stage)
        .push_if(" and e.funder_key = ", filter.funder.as_ref())
        .push_if(" and coalesce(e.office_id, '') = ", filter.office.as_ref())
        .push_if(" and e.partnership_id = ", filter.partnership.as_ref())
        .push_if(" and e.recorded_at < ", filter.before);
    let statement = if filter.waiting { statement.push(WAITS) } else { statement };
    let statement = match filter.dated {
        None => statement,
        Some(Dated::Undated) => statement.push(" and e.on_day is null"),
        Some(Dated::Within(first, last)) => {
            statement.push_bind(" and e.on_day >= ", first).push_bind(" and e.on_day <= ", last)
        }
    };
    let statement = match &filter.class {
        Some((by, code)) if code.is_empty() => statement
            .push_bind(
                " and not exists (select 1 from ledger_code n where n.region_code = e.region_code and n.entry_id = e.id and n.dimension = ",
                by,
            )
            .push(")"),
        _ => statement,
    };
    within_sight(statement, region, &filter.sight)
}

//! SQL of totals: one statement sums everything that a filter finds by one dimension. What was passed on is counted in the entry
//! that it comes from; what the office has not confirmed is counted nowhere.

use jiff::civil::Date;
use sekber_core::ledger::{Budget, Counted, Dimension, Stage, Totals};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Moment, PartnershipId, RegionCode};

use super::sight::within_sight;
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
        Some(
            Dimension::Theme
            | Dimension::Field
            | Dimension::Goal
            | Dimension::Place
            | Dimension::Mission
            | Dimension::Kind
            | Dimension::Level,
        ) => "coalesce(c.code, '')",
    }
}

/// What of the entries `e` totals count.
const COUNTED: &str = " and e.out_of_id is null and e.standing = 'confirmed'";

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

/// What the entries of a partnership for a year come to at a stage, at their higher ends, as far as no document proves them; what was
/// passed on is counted in the entry that it comes from. Capped below what a column holds.
pub async fn unproved_in(
    tx: &mut Tx,
    partnership: &PartnershipId,
    (stage, year): (Stage, i64),
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = concat!(
        "select ",
        crate::bounded_sum!("e.high_idr"),
        " from ledger_entry e where e.region_code = $1 and e.partnership_id = $2 and e.stage = $3 and e.year = $4
         and not e.simulated and e.out_of_id is null and e.standing <> 'refused'
         and not exists (select 1 from ledger_evidence v where v.region_code = e.region_code and v.entry_id = e.id)",
        not_undone!()
    );
    let asked = sql(asked).bind(&region).bind(partnership).bind(stage).bind(year);
    Ok(tx.value(asked).await?.unwrap_or(0))
}

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
    push_totals(sql(""), region, filter, by)
}

/// Adds the statement that sums what a filter finds to what begins another one.
pub fn push_totals(begun: Sql, region: &RegionCode, filter: &Filter, by: Option<Dimension>) -> Sql {
    let narrowed = filter.class.as_ref().filter(|(_, code)| !code.is_empty());
    let divided = by.filter(|by| by.is_kept());
    let sums = if narrowed.is_some() || divided.is_some() { SHARED_SUMS } else { WHOLE_SUMS };
    let asked = begun.push("select e.budget, e.form, e.stage, ").push(key(by)).push(sums).push(COUNTS);
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
    let grouped = narrowed.push(COUNTED).push(" group by e.budget, e.form, e.stage");
    match by {
        Some(_) => grouped.push(", ").push(key(by)),
        None => grouped,
    }
}

/// Adds the condition that an entry `e` belongs to a report of some days, as it was counted by a moment.
fn reported(statement: Sql, (first, last): (Date, Date), by: Option<Moment>) -> Sql {
    let (begins, ends) = (i64::from(first.year()), i64::from(last.year()));
    let is_whole_year = first.day_of_year() == 1 && last.tomorrow().is_ok_and(|next| next.day_of_year() == 1);
    let statement = match is_whole_year {
        true => statement.push_bind(" and e.year >= ", begins).push_bind(" and e.year <= ", ends),
        false => statement
            .push_bind(" and ((e.stage in ('planned', 'committed') and e.year >= ", begins)
            .push_bind(" and e.year <= ", ends)
            .push_bind(") or (e.stage in ('disbursed', 'realised') and e.on_day >= ", first)
            .push_bind(" and e.on_day <= ", last)
            .push("))"),
    };
    statement.push_if(" and e.recorded_at <= ", by).push_if(" and coalesce(e.standing_at, 0) <= ", by)
}

/// Adds the condition that an entry `e` stands, and that between its hands, from a funder to an implementer, more was promised in its
/// partnership than was paid or spent since. Lower bounds are held against upper ones, so that what is not known is not called open;
/// nothing is added up here that anybody reads, so that reals, which no sum overflows, do.
fn unpaid(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    statement
        .push_bind(
            concat!(
                " and e.standing <> 'refused'",
                not_undone!(),
                " and (e.partnership_id, e.funder_key, e.implementer_key, e.budget, e.form) in
                 (select u.partnership_id, u.funder_key, u.implementer_key, u.budget, u.form from ledger_entry u
                  where u.region_code = "
            ),
            region,
        )
        .push_if(" and u.partnership_id = ", filter.partnership.as_ref())
        .push_if(" and u.recorded_at < ", filter.before)
        .push(
            " and u.standing <> 'refused'
             group by u.partnership_id, u.funder_key, u.implementer_key, u.budget, u.form
             having sum(case when u.stage = 'committed' then cast(u.low_idr as double precision) else 0 end)
               > sum(case when u.stage = 'disbursed' then cast(u.high_idr as double precision) else 0 end)
             and sum(case when u.stage = 'committed' then cast(u.low_idr as double precision) else 0 end)
               > sum(case when u.stage = 'realised' then cast(u.high_idr as double precision) else 0 end)
             and sum(case when u.stage in ('disbursed', 'realised') then u.undisclosed else 0 end) = 0)",
        )
}

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
    let statement = if filter.waiting { statement.push(waits!()) } else { statement };
    let statement = if filter.counted { statement.push(COUNTED) } else { statement };
    let statement = if filter.unpaid { unpaid(statement, region, filter) } else { statement };
    let statement = match &filter.led_by {
        None => statement,
        Some(own) => statement
            .push_bind(
                " and e.partnership_id in (select d.partnership_id from partnership_party d where d.part = 'lead' and d.region_code = ",
                region,
            )
            .push_list(" and d.organisation_id in ", own.iter())
            .push(")"),
    };
    let statement = match filter.dated {
        None => statement,
        Some(Dated::Undated) => statement.push(" and e.on_day is null"),
        Some(Dated::Within(first, last)) => {
            statement.push_bind(" and e.on_day >= ", first).push_bind(" and e.on_day <= ", last)
        }
        Some(Dated::Reported(first, last, by)) => reported(statement, (first, last), by),
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

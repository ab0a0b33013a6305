//! The money of a period. What is planned or committed is told for a whole year and belongs to it, on whatever day it was promised;
//! what was handed over or spent belongs to the day on which that happened. Nothing goes by the day on which it was recorded.

use sekber_core::ledger::{Stage, Totals};

use super::model::Period;
use crate::features::ledger::{self, Dated, Filter, LedgerSight, TotalRow, into_totals};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// What the ledger says of a period.
pub struct Money {
    /// The sums: of the period's years for what is planned or committed, of its days for what moved; for a whole year, all that is
    /// recorded for it.
    pub totals: Totals,
    /// How many entries of the period's years moved money on a day that nobody told, so that they are not among the sums.
    pub undated: i64,
    /// Whether some of it was made up for a demonstration.
    pub is_simulated: bool,
}

/// Whether money moves at a stage, on a day; before, it is promised for a year.
pub fn moves(stage: Stage) -> bool {
    matches!(stage, Stage::Disbursed | Stage::Realised)
}

fn moved(row: &TotalRow) -> bool {
    moves(row.stage)
}

impl Money {
    /// Reads it: three statements for a period within one year, one for a whole one.
    pub async fn of(app: &App, period: &Period) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let everything = Filter::everything(LedgerSight::All);
        let (mut rows, mut undated) = (Vec::new(), 0);
        for year in period.starts_on.year()..=period.ends_on.year() {
            let filter = Filter { year: Some(year.into()), ..everything.clone() };
            let of_year = ledger::totals(db, &region, &filter, None).await?;
            if period.is_whole_year() {
                rows.extend(of_year);
                continue;
            }
            rows.extend(of_year.into_iter().filter(|row| !moved(row)));
            let filter = Filter { dated: Some(Dated::Undated), ..filter };
            let without_day = ledger::totals(db, &region, &filter, None).await?;
            undated += without_day.iter().filter(|row| moved(row)).map(|row| row.entries).sum::<i64>();
        }
        if !period.is_whole_year() {
            let days = Dated::Within(period.starts_on, period.ends_on);
            let filter = Filter { dated: Some(days), ..everything };
            rows.extend(ledger::totals(db, &region, &filter, None).await?.into_iter().filter(moved));
        }
        let is_simulated = rows.iter().any(|row| row.simulated > 0);
        Ok(Self { totals: into_totals(&rows), undated, is_simulated })
    }
}

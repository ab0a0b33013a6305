//! How far people are with findings: what was settled, what waits, and what somebody can decide today.

use std::collections::HashMap;

use jiff::civil::Date;
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::findings::{Finding, Table};
use super::model::{Decided, PairId, Standing};
use super::{facts, store};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// The verdicts of a district by pair.
pub type Verdicts = HashMap<PairId, Decided>;

/// Every verdict of the district, by pair.
pub async fn verdicts(app: &App) -> Result<Verdicts, Problem> {
    let all = store::verdicts(app.db(), &app.region()).await?;
    Ok(all.into_iter().map(|decided| (decided.pair(), decided)).collect())
}

/// The verdict about a finding, whether it still holds or not.
pub fn verdict<'v>(table: &Table, verdicts: &'v Verdicts, finding: &Finding) -> Option<&'v Decided> {
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    verdicts.get(&PairId::of(&a.id, &b.id))
}

/// How far people are with a finding.
pub fn standing(table: &Table, verdicts: &Verdicts, finding: &Finding) -> Result<Standing, Problem> {
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let Some(decided) = verdict(table, verdicts, finding) else { return Ok(Standing::Open) };
    let (_, _, digest) = facts::settled(&a.content, &b.content, &table.names)?;
    Ok(if decided.digest == digest { Standing::Decided } else { Standing::Returned })
}

/// What was settled about a finding and still holds.
pub fn holding(table: &Table, verdicts: &Verdicts, finding: &Finding) -> Result<Option<Verdict>, Problem> {
    let settled = standing(table, verdicts, finding)? == Standing::Decided;
    Ok(verdict(table, verdicts, finding).filter(|_| settled).map(|decided| decided.verdict))
}

/// Whether the time in which both work is over: the last day that one of them tells is past.
pub fn is_past(table: &Table, finding: &Finding, today: Date) -> bool {
    let is_over = |at: usize| {
        let end = table.programmes[at].content.period.end();
        end.is_some_and(|end| end.last_day() < today)
    };
    is_over(finding.first) || is_over(finding.second)
}

/// Whether somebody can decide a finding that waits: it is clear where both work, and their time is not over.
pub fn is_due(table: &Table, finding: &Finding, standing: Standing, today: Date) -> bool {
    standing.waits() && finding.grade != Grade::Unclear && !is_past(table, finding, today)
}

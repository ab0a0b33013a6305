//! How far people are with findings: what was settled, what waits, and what somebody can decide today.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use sekber_core::value::CycleId;
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::findings::{self, Finding, Table};
use super::model::{Decided, PairId, Standing, changed};
use super::selection::is_over;
use super::{facts, store};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Pairs of programmes that are compared for one figure, should many have changed since somebody looked at findings.
const MOST_COMPARED: usize = 4_000_000;

/// The verdicts of a district by pair.
pub type Verdicts = HashMap<PairId, Decided>;

/// Every verdict of the district, by pair.
pub async fn verdicts(app: &App) -> Result<Arc<Verdicts>, Problem> {
    let all = store::verdicts(app.db(), &app.region()).await?;
    Ok(Arc::new(all.into_iter().map(|decided| (decided.pair(), decided)).collect()))
}

/// The verdict about a finding, whether it still holds or not.
fn verdict<'v>(table: &Table, verdicts: &'v Verdicts, finding: &Finding) -> Option<&'v Decided> {
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    verdicts.get(&PairId::of(&a.id, &b.id))
}

/// How far people are with a finding.
pub fn standing(table: &Table, verdicts: &Verdicts, finding: &Finding) -> Result<Standing, Problem> {
    of_pair(table, verdict(table, verdicts, finding), (finding.first, finding.second))
}

/// How far people are with two programmes, by their places in a table, the smaller first, and with what was settled about them.
pub fn of_pair(
    table: &Table,
    decided: Option<&Decided>,
    (first, second): (usize, usize),
) -> Result<Standing, Problem> {
    let Some(decided) = decided else { return Ok(Standing::Open) };
    // Both are under way although one was closed for the other: its owner has opened it again.
    if decided.stays_id.is_some() {
        return Ok(Standing::Returned);
    }
    let (a, b) = (&table.programmes[first], &table.programmes[second]);
    let (now, _, digest) = facts::settled(&a.content, &b.content, &table.names)?;
    if decided.digest == digest {
        return Ok(Standing::Decided);
    }
    Ok(decided.followed(&now, table.common(first, second).is_some()))
}

/// Of a finding that one side has done: whether that is the first of both.
pub fn is_first_done(table: &Table, verdicts: &Verdicts, finding: &Finding) -> Option<bool> {
    let before = verdict(table, verdicts, finding)?.facts();
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let (now, ..) = facts::settled(&a.content, &b.content, &table.names).ok()?;
    Some(!changed(&before.first, &now.first).is_empty())
}

/// What was settled about a finding and still holds.
pub fn holding(table: &Table, verdicts: &Verdicts, finding: &Finding) -> Result<Option<Verdict>, Problem> {
    Ok(of_standing(table, verdicts, finding, standing(table, verdicts, finding)?))
}

/// The same of a finding of which it is known how far people are with it: facts are not compared again.
pub fn of_standing(
    table: &Table,
    verdicts: &Verdicts,
    finding: &Finding,
    standing: Standing,
) -> Option<Verdict> {
    let decided = verdict(table, verdicts, finding).filter(|_| !standing.waits());
    decided.map(|decided| decided.verdict)
}

/// What was settled about two programmes, by their places in a table, and still holds.
pub fn between(
    table: &Table,
    verdicts: &Verdicts,
    one: usize,
    other: usize,
) -> Result<Option<Verdict>, Problem> {
    let places = (one.min(other), one.max(other));
    let (a, b) = (&table.programmes[places.0], &table.programmes[places.1]);
    let Some(decided) = verdicts.get(&PairId::of(&a.id, &b.id)) else { return Ok(None) };
    let holds = !of_pair(table, Some(decided), places)?.waits();
    Ok(holds.then_some(decided.verdict))
}

/// Whether an owner's objection to what was settled about a finding waits for the secretariat.
pub fn is_objected(table: &Table, verdicts: &Verdicts, finding: &Finding, standing: Standing) -> bool {
    !standing.waits() && verdict(table, verdicts, finding).is_some_and(|decided| decided.objected)
}

/// Whether the time in which both work is over: the last day that one of them tells is past.
pub fn is_past(table: &Table, finding: &Finding, today: Date) -> bool {
    [finding.first, finding.second].into_iter().any(|at| is_over(&table.programmes[at], today))
}

/// Whether somebody can decide a finding that waits: it is clear where both work, and their time is not over.
pub fn is_due(table: &Table, finding: &Finding, standing: Standing, today: Date) -> bool {
    standing.waits() && finding.grade != Grade::Unclear && !is_past(table, finding, today)
}

/// What is said of how far people are with a finding: of one that nobody has settled, whether it waits for a verdict, cannot be settled
/// before places are told, or is past. Only what [`is_due`] is said to wait for a verdict.
pub fn stand(table: &Table, finding: &Finding, standing: Standing, today: Date) -> &'static str {
    match standing {
        Standing::Open if finding.grade == Grade::Unclear => "unclear",
        Standing::Open if is_past(table, finding, today) => "past",
        Standing::Open => "due",
        settled => settled.code(),
    }
}

/// How many findings of a cycle can be decided, as their list counts them; none where too many programmes changed to compare them for
/// one figure.
///
/// # Errors
/// When the database cannot be asked.
pub async fn due(app: &App, cycle: &CycleId) -> Result<Option<i64>, Problem> {
    let Some(table) = findings::table_within(app, cycle, MOST_COMPARED).await? else { return Ok(None) };
    let (verdicts, mut due) = (verdicts(app).await?, 0);
    for finding in &table.findings {
        let standing = standing(&table, &verdicts, finding)?;
        due += i64::from(is_due(&table, finding, standing, app.today()));
    }
    Ok(Some(due))
}

/// Whether a finding waits that could be decided if its time were not over. Where it is not clear where both work, nobody could.
pub fn is_too_late(table: &Table, finding: &Finding, standing: Standing, today: Date) -> bool {
    standing.waits() && finding.grade != Grade::Unclear && is_past(table, finding, today)
}

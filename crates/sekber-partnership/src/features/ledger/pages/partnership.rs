//! A partnership's money: what was planned, committed, disbursed and spent in each year, what is late, and every entry.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::ledger::alert::{Alert, alerts};
use sekber_core::ledger::{Budget, Counted, Dimension, Stage, Totals};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::LedgerEntryId;

use super::entries::Line;
use super::shown;
use crate::features::ledger::filter::{Filter, LedgerSight};
use crate::features::ledger::guard::PartnershipMoney;
use crate::features::ledger::model::LedgerEntry;
use crate::features::ledger::store::totals::{self, into_totals};
use crate::features::ledger::store::{self, entries};
use crate::features::partnership::Partnership;
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// The sums of one year of a budget and form.
pub struct Year {
    group: String,
    year: String,
    sums: Vec<String>,
}

#[derive(Template)]
#[template(path = "features/ledger/pages/partnership.html")]
struct PartnershipPage {
    frame: Frame,
    partnership: Partnership,
    years: Vec<Year>,
    /// What the ledger tells by itself, a sentence each.
    told: Vec<String>,
    lines: Vec<Line>,
    /// Whether older entries stand in the list of entries only.
    is_cut: bool,
    may_record: bool,
    sees_all: bool,
    /// How many lines that imported files tell are not recorded.
    told_lines: i64,
}

impl PartnershipPage {
    fn most(&self) -> String {
        self.frame.whole(&entries::MOST_OF_ONE)
    }
}

/// The page.
pub async fn show(
    PartnershipMoney(money): PartnershipMoney,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let sight = LedgerSight::of(&money.actor);
    let (db, region, id) = (app.db(), app.region(), money.partnership.id.clone());
    let found = entries::of_partnership(db, &region, &id, &sight).await?;
    let filter = Filter { partnership: Some(id), ..Filter::everything(sight) };
    let by_year = into_totals(&totals::all(db, &region, &filter, Some(Dimension::Year)).await?);
    let told_lines =
        if money.keeps() { store::told::count(db, &region, &money.partnership.id).await? } else { 0 };
    let told = alerts(&by_year, app.today()).iter().map(|alert| told(&frame, alert)).collect();
    page(&PartnershipPage {
        years: years(&frame, by_year),
        is_cut: i64::try_from(found.len()).is_ok_and(|count| count >= entries::MOST_OF_ONE),
        lines: in_chains(found).into_iter().map(|entry| Line::of(&frame, entry)).collect(),
        may_record: money.keeps(),
        sees_all: money.actor.oversees()
            || money.parties.iter().any(|party| {
                party.part.side() == sekber_core::registry::kinds::Side::Office
                    && money.actor.belongs_to(&party.organisation_id)
            }),
        partnership: money.partnership,
        frame,
        told,
        told_lines,
    })
}

/// What is told, of whose money and year, and what it compares.
pub(super) fn told(frame: &Frame, alert: &Alert) -> String {
    let facts = [
        ("year", alert.year.to_string()),
        ("budget", frame.say_code("ledger-budget-", alert.budget.as_str())),
    ];
    let what = frame.say_code("ledger-warning-", alert.warning.as_str());
    let amount = |sum: &Counted| match shown::counted(frame, sum, FundingForm::Cash) {
        text if text.is_empty() => shown::rupiah(frame, 0),
        text => text,
    };
    let amounts = [("expected", amount(&alert.expected)), ("actual", amount(&alert.actual))];
    let compared = format!("ledger-compared-{}", alert.warning.as_str().replace('_', "-"));
    let (of, compared) = (frame.say_facts("ledger-warning-of", &facts), frame.say_facts(&compared, &amounts));
    format!("{what} ({of}): {compared}")
}

/// The sums of each year, budget by budget.
fn years(frame: &Frame, by_year: Totals) -> Vec<Year> {
    let mut groups: BTreeMap<(Budget, FundingForm), Vec<Year>> = BTreeMap::new();
    for ((budget, form, year), stages) in by_year {
        let sum =
            |stage: &Stage| stages.get(stage).map(|sum| shown::counted(frame, sum, form)).unwrap_or_default();
        let group = format!(
            "{}, {}",
            frame.say_code("ledger-budget-", budget.as_str()),
            frame.say_code("ledger-form-", form.as_str())
        );
        let sums = Stage::ALL.iter().map(sum).collect();
        groups.entry((budget, form)).or_default().push(Year { group, year, sums });
    }
    groups.into_values().flatten().collect()
}

/// Entries with what was passed on right below what it came from.
fn in_chains(all: Vec<LedgerEntry>) -> Vec<LedgerEntry> {
    let mut below: BTreeMap<LedgerEntryId, Vec<LedgerEntry>> = BTreeMap::new();
    let known: BTreeSet<LedgerEntryId> = all.iter().map(|entry| entry.id.clone()).collect();
    let mut roots = Vec::new();
    for entry in all {
        match entry.out_of_id.clone().filter(|above| known.contains(above)) {
            Some(above) => below.entry(above).or_default().push(entry),
            None => roots.push(entry),
        }
    }
    let mut ordered = Vec::new();
    let mut waiting: Vec<LedgerEntry> = roots;
    while let Some(entry) = waiting.pop() {
        let parts = below.remove(&entry.id).unwrap_or_default();
        ordered.push(entry);
        waiting.extend(parts.into_iter().rev());
    }
    ordered
}

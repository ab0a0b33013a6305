//! The money of a partnership, on its page.

use std::collections::BTreeMap;

use askama::Template;
use sekber_core::ledger::alert::alerts;
use sekber_core::ledger::{Budget, Counted, Dimension, Stage};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::PartnershipId;

use super::partnership::told;
use super::shown;
use crate::features::ledger::filter::{Filter, LedgerSight};
use crate::features::ledger::store::{entries, totals};
use crate::kit::card::{Counted as Counting, Drawing, PartnershipPanelOf, StillOpen};
use crate::kit::page::{Frame, part};

#[derive(Template)]
#[template(path = "features/ledger/pages/panel.html")]
struct MoneyPanel<'a> {
    frame: &'a Frame,
    partnership: &'a PartnershipId,
    /// What the ledger tells by itself, a sentence each.
    told: Vec<String>,
    lines: Vec<(String, String)>,
}

/// Draws the panel; one statement.
pub fn draw(of: PartnershipPanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let everything = Filter::everything(LedgerSight::of(of.actor));
        let filter = Filter { partnership: Some(of.partnership.clone()), ..everything };
        let rows = totals::all(of.app.db(), &of.app.region(), &filter, Some(Dimension::Year)).await?;
        let (frame, by_year) = (of.frame, totals::into_totals(&rows));
        let told = alerts(&by_year, of.app.today()).iter().map(|alert| told(frame, alert)).collect();
        let mut sums: BTreeMap<(Budget, FundingForm), BTreeMap<Stage, Counted>> = BTreeMap::new();
        for ((budget, form, _), stages) in by_year {
            let all = sums.entry((budget, form)).or_default();
            for (stage, sum) in stages {
                *all.entry(stage).or_default() += sum;
            }
        }
        let mut lines = Vec::new();
        for ((budget, form), stages) in sums {
            for (stage, sum) in stages {
                let name = format!(
                    "{}, {}, {}",
                    frame.say_code("ledger-stage-", stage.as_str()),
                    frame.say_code("ledger-budget-", budget.as_str()),
                    frame.say_code("ledger-form-", form.as_str())
                );
                lines.push((name, shown::counted(frame, &sum, form)));
            }
        }
        part(&MoneyPanel { frame, partnership: of.partnership, told, lines }).map(Some)
    })
}

/// Counts what was promised and has not all been paid, as the list behind it does; one statement.
pub fn open(of: PartnershipPanelOf<'_>) -> Counting<'_> {
    Box::pin(async move {
        let filter = Filter::unpaid(of.partnership, of.actor);
        let many = entries::count(of.app.db(), &of.app.region(), &filter).await?;
        Ok(StillOpen { key: "ledger-unpaid", many, href: Filter::unpaid_path(of.partnership) })
    })
}

//! The money of a partnership, on its page.

use askama::Template;
use sekber_core::ledger::{Counted, Stage};
use sekber_core::value::PartnershipId;

use super::shown;
use crate::features::ledger::filter::{Filter, LedgerSight};
use crate::features::ledger::store::totals;
use crate::kit::card::{Drawing, PartnershipPanelOf};
use crate::kit::page::{Frame, part};

#[derive(Template)]
#[template(path = "features/ledger/pages/panel.html")]
struct MoneyPanel<'a> {
    frame: &'a Frame,
    partnership: &'a PartnershipId,
    lines: Vec<(String, String)>,
}

/// Draws the panel.
pub fn draw(of: PartnershipPanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let everything = Filter::everything(LedgerSight::of(of.actor));
        let filter = Filter { partnership: Some(of.partnership.clone()), ..everything };
        let rows = totals::all(of.app.db(), &of.app.region(), &filter, None).await?;
        let frame = of.frame;
        let mut lines = Vec::new();
        for ((budget, form, _), stages) in totals::into_totals(&rows) {
            let stages: Vec<(Stage, Counted)> = stages.into_iter().collect();
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
        part(&MoneyPanel { frame, partnership: of.partnership, lines }).map(Some)
    })
}

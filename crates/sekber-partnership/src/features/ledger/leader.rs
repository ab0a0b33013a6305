//! What this room hands in to the leader's page: the partners' money by its stages, as its own pages total it.

use sekber_core::ledger::{Budget, Counted, Stage};
use sekber_core::registry::programme::FundingForm;

use super::filter::COUNTED;
use super::pages::shown;
use super::store::totals;
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup, LeaderUnit};

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: Some(totals::add_figures), count: money }]
}

/// The name under which a stage's sum is kept day by day.
fn key(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "ledger-partners-planned",
        Stage::Committed => "ledger-partners-committed",
        Stage::Disbursed => "ledger-partners-disbursed",
        Stage::Realised => "ledger-partners-realised",
    }
}

fn money(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (frame, found) = (asks.frame, asks.figures);
        let (budget, form) = (Budget::Partners, FundingForm::Cash);
        let of = |what: &str, stage: Stage| found.of(&format!("ledger-{what}-{stage}"));
        let sum = |stage: Stage| Counted {
            low: of("low", stage).into(),
            high: of("high", stage).into(),
            undisclosed: of("undisclosed", stage),
            entries: of("entries", stage),
        };
        let note = |stage: Stage, sum: &Counted| {
            let note = match (sum.is_exact(), sum.undisclosed) {
                (true, 0) => frame.say_count("ledger-leader-entries", sum.entries),
                // Bands and what is not disclosed: the figure is the least that it comes to.
                _ => frame.say_with("ledger-leader-least", "sum", shown::counted(frame, sum, form)),
            };
            match stage {
                // Often less than what was spent, much of which nobody hands over first: so it says what it counts.
                Stage::Disbursed => frame.say_with("ledger-leader-handed-over", "note", note),
                // Much of it was never handed over: partners that carry the work out themselves spend it at once.
                Stage::Realised => frame.say_with("ledger-leader-spent", "note", note),
                // Less than what programmes plan, of which not all have a partnership.
                Stage::Planned => frame.say_with("ledger-leader-in-partnerships", "note", note),
                _ => note,
            }
        };
        let figure = |(stage, sum): (Stage, Counted)| LeaderFigure {
            key: key(stage),
            name: frame.say_code("ledger-leader-", stage.as_str()),
            number: of("low", stage),
            unit: match (sum.is_exact(), sum.undisclosed) {
                (true, 0) => LeaderUnit::Money,
                _ => LeaderUnit::LeastMoney,
            },
            note: note(stage, &sum),
            href: format!("/ledger/entries?budget={budget}&form={form}&stage={stage}&standing={COUNTED}"),
            ..LeaderFigure::default()
        };
        let stages = Stage::ALL.iter().map(|stage| (*stage, sum(*stage)));
        let figures = stages.filter(|(_, sum)| sum.entries > 0).map(figure).collect();
        Ok(vec![LeaderGroup { place: 25, label: "ledger-leader", figures }])
    })
}

//! What a partner's year came to in figures: its money by stage, as the ledger counts it, and what its partnerships achieved of the
//! outcomes that their work plans aim at.

use std::collections::BTreeMap;

use sekber_core::ledger::{Budget, Counted, Dimension, Stage};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{OrganisationId, PartnershipId};
use sekber_documents::official::{Block, Column};

use crate::features::ledger::{self, Filter, LedgerSight, TotalRow, thousandths};
use crate::features::work_plan::{self, Outcome};
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// What stands where nothing was recorded, which is no zero.
const NOTHING: &str = "–";

/// A line of a table.
pub struct Line {
    /// What it is about.
    pub name: String,
    /// What it says, each under the head of its column.
    pub cells: Vec<(String, String)>,
}

/// The figures of a year.
#[derive(Default)]
pub struct Figures {
    /// Money by stage, a line for each of those whose it is, in money or in kind. No line adds two budgets, and nothing adds two lines.
    pub money: Vec<Line>,
    /// Outcomes with baseline, target and actual.
    pub outcomes: Vec<Line>,
    /// Whether some of it was made up for a demonstration.
    pub is_simulated: bool,
}

impl Figures {
    /// Reads what a partner gave and received for a year, and the outcomes of the partnerships that it carried out then: two statements, and
    /// none where it carried out nothing. Whoever reads it, the money is what the partner itself sees, never that of others beside it.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(
        app: &App,
        frame: &Frame,
        (partner, year): (&OrganisationId, i16),
        carried: &[PartnershipId],
    ) -> Result<Self, Problem> {
        if carried.is_empty() {
            return Ok(Self::default());
        }
        let (db, region) = (app.db(), app.region());
        let sight = LedgerSight::Of(vec![partner.clone()]);
        let filter = Filter { year: Some(i64::from(year)), ..Filter::everything(sight) };
        let rows = ledger::totals(db, &region, &filter, Some(Dimension::Funder)).await?;
        let outcomes = work_plan::outcomes(db, &region, carried, year).await?;
        Ok(Self {
            is_simulated: rows.iter().any(|row| row.simulated > 0)
                || outcomes.iter().any(|one| one.simulated),
            money: money(frame, partner, &rows),
            outcomes: outcomes.iter().map(|one| outcome(frame, one, year)).collect(),
        })
    }

    /// The heads of the columns of some lines.
    pub fn heads(&self, lines: &[Line]) -> Vec<String> {
        lines
            .first()
            .map(|line| line.cells.iter().map(|(head, _)| head.clone()).collect())
            .unwrap_or_default()
    }

    /// The tables of a sheet, each under its heading; the money only where whoever prints it wants it there.
    pub fn blocks(&self, frame: &Frame, source: String, with_money: bool) -> Vec<Block> {
        let text = |text: String| Block::Text { text, indent: false };
        let mut blocks = Vec::new();
        if !self.outcomes.is_empty() {
            blocks.push(Block::Heading { text: frame.say("partnership-year-outcomes") });
            blocks.push(self.table(frame.say("plan-indicator"), &self.outcomes));
            blocks.push(text(frame.say("partnership-year-untold")));
        }
        if with_money && !self.money.is_empty() {
            blocks.push(Block::Heading { text: frame.say("partnership-year-money") });
            blocks.push(self.table(frame.say("ledger-budget"), &self.money));
            blocks.push(text(source));
            blocks.push(text(frame.say("ledger-how-stages")));
        }
        blocks
    }

    fn table(&self, first: String, lines: &[Line]) -> Block {
        let column = |head: String| Column { head, share: 3, number: true };
        let mut columns = vec![Column { head: first, share: 4, number: false }];
        columns.extend(self.heads(lines).into_iter().map(column));
        let row = |line: &Line| {
            let mut row = vec![line.name.clone()];
            row.extend(line.cells.iter().map(|(_, said)| said.clone()));
            row
        };
        Block::Table {
            columns,
            over: String::new(),
            rows: lines.iter().map(row).collect(),
            row_millimetres: 0,
        }
    }
}

/// The money, the partner's own apart from that of other partners; other budgets are those of governments.
fn money(frame: &Frame, partner: &OrganisationId, rows: &[TotalRow]) -> Vec<Line> {
    let mut sums: BTreeMap<(Budget, bool, FundingForm), BTreeMap<Stage, Counted>> = BTreeMap::new();
    for row in rows {
        let of_others = row.budget == Budget::Partners && row.key.as_str() != partner.as_str();
        let stages = sums.entry((row.budget, of_others, row.form)).or_default();
        *stages.entry(row.stage).or_default() += row.counted();
    }
    let line =
        |((budget, of_others, form), stages): ((Budget, bool, FundingForm), BTreeMap<Stage, Counted>)| {
            let whose = match (budget, of_others) {
                (Budget::Partners, false) => frame.say("partnership-year-money-own"),
                (Budget::Partners, true) => frame.say("partnership-year-money-others"),
                (other, _) => frame.say_code("ledger-budget-", other.as_str()),
            };
            let form_said = frame.say_code("ledger-form-", form.as_str()).to_lowercase();
            let cell = |stage: &Stage| {
                let said = stages.get(stage).map(|sum| ledger::counted(frame, sum, form)).unwrap_or_default();
                let said = if said.is_empty() { NOTHING.to_owned() } else { said };
                (frame.say_code("ledger-stage-", stage.as_str()), said)
            };
            Line { name: format!("{whose}, {form_said}"), cells: Stage::ALL.iter().map(cell).collect() }
        };
    sums.into_iter().map(line).collect()
}

/// An outcome with baseline, target and actual of a year.
fn outcome(frame: &Frame, one: &Outcome, year: i16) -> Line {
    let number = |milli: Option<i64>| {
        milli.map_or_else(|| NOTHING.to_owned(), |milli| thousandths(frame.language, milli))
    };
    let baseline = match (one.baseline_milli, one.baseline_year) {
        (Some(milli), Some(before)) => format!("{} ({before})", thousandths(frame.language, milli)),
        (milli, _) => number(milli),
    };
    let headed = |key: &str| format!("{} {year}", frame.say(key));
    let cells = vec![
        (frame.say("plan-baseline"), baseline),
        (headed("plan-target"), number(one.target_milli)),
        (headed("plan-actual"), number(one.actual())),
    ];
    Line { name: format!("{} ({})", one.title, one.unit), cells }
}

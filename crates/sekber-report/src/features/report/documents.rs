//! The district's report on its partnerships in one period: what partners reported, and the money of its days.

mod conclusion;
mod results;

use jiff::civil::Date;
use sekber_core::ledger::{Counted, Stage};
use sekber_core::registry::programme::FundingForm;
use sekber_core::report::ReportState;
use sekber_core::value::PeriodId;
use sekber_documents::official::{Block, Column, Document, Signer};
use serde::Serialize;

use super::model::{Due, Period};
use super::money::{Money, moves};
use super::people::People;
use crate::features::document::{Heads, Issued, check_block};
use crate::features::ledger;
use crate::features::report::store::due::{self, Asked};
use crate::features::report::store::periods;
use crate::features::report::year;
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Everything that the report says.
pub struct Findings {
    /// The period, or the year as one.
    pub period: Period,
    /// The periods that a year sums up, the earliest first; none of a period.
    pub parts: Vec<Period>,
    /// What was due, by the partner's name.
    pub due: Vec<Due>,
    /// The money that belongs to it.
    pub money: Money,
    /// The day on which it is read: what is due later is not missing, and a period that ends later still runs.
    pub today: Date,
}

/// A blank to be filled in by hand.
const DOTS: &str = "……………………";

fn column(head: String, share: u8, number: bool) -> Column {
    Column { head, share, number }
}

impl Findings {
    /// What is known about a period, or about a year by the name that stands for one.
    pub async fn of(app: &App, id: &PeriodId) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let (period, parts) = match year::year_of(id.as_str()) {
            Some(number) => {
                let parts = year::parts(&periods::all(db, &region).await?, number);
                (year::whole(number, &parts), parts)
            }
            None => (periods::find(db, &region, id).await?, Vec::new()),
        };
        let period = period.ok_or(Problem::NotFound)?;
        let summed = if parts.is_empty() { std::slice::from_ref(&period) } else { &parts[..] };
        let asked: Vec<Asked<'_>> = summed.iter().map(|one| Asked::all(app, one)).collect();
        let due = due::all(db, &region, &asked).await?;
        let money = Money::of(app, &period).await?;
        Ok(Self { period, parts, due, money, today: app.today() })
    }

    /// Which periods a year sums up, and what that means for its numbers; none of a period.
    pub fn sums(&self, frame: &Frame) -> Option<String> {
        let names: Vec<String> = self.parts.iter().map(|part| part.shown(frame)).collect();
        (!names.is_empty()).then(|| frame.say_with("report-year-sums", "parts", names.join(", ")))
    }

    /// How its files are called: by the year, or by the period's first day.
    pub fn file_name(&self) -> String {
        match self.parts.is_empty() {
            true => format!("laporan-kemitraan-{}", self.period.starts_on),
            false => format!("laporan-kemitraan-{}", self.period.starts_on.year()),
        }
    }

    /// Whether something in it was made up for a demonstration, so that it is no report of what happened.
    pub fn is_simulated(&self) -> bool {
        self.money.is_simulated || self.due.iter().any(|due| due.simulated)
    }

    /// What the report is called, with a mark when something in it was made up.
    pub fn title(&self, frame: &Frame) -> String {
        let period = self.period.shown_on(frame, &self.today);
        let title = format!("{} – {period}", frame.say("document-period-report"));
        if self.is_simulated() { frame.say_with("report-title-simulated", "title", title) } else { title }
    }

    /// How many reports are in a state.
    pub fn count(&self, state: ReportState) -> usize {
        self.due.iter().filter(|due| due.state() == state).count()
    }

    /// Whether a report never came though its day is past: what was sent back to be mended came once.
    fn is_missing(&self, due: &Due) -> bool {
        due.state() == ReportState::Draft && self.today > due.due_on
    }

    /// How many never came though their day is past.
    pub fn missing(&self) -> usize {
        self.due.iter().filter(|due| self.is_missing(due)).count()
    }

    /// How many have not come and are not due yet.
    pub fn pending(&self) -> usize {
        self.count(ReportState::Draft) - self.missing()
    }

    /// Those that were confirmed: only they are results.
    pub fn confirmed(&self) -> impl Iterator<Item = &Due> {
        self.due.iter().filter(|due| due.state() == ReportState::Confirmed)
    }

    /// The people that they name.
    pub fn people(&self) -> People {
        People::of(&self.confirmed().collect::<Vec<_>>())
    }

    /// The money, a line for each budget and form, with the four stages.
    pub fn money_lines(&self, frame: &Frame) -> Vec<(String, Vec<String>)> {
        let line = |((budget, form, _), stages): (
            &(sekber_core::ledger::Budget, FundingForm, String),
            &std::collections::BTreeMap<Stage, Counted>,
        )| {
            let name = format!(
                "{}, {}",
                frame.say_code("ledger-budget-", budget.as_str()),
                frame.say_code("ledger-form-", form.as_str()).to_lowercase()
            );
            let sum = |stage: &Stage| {
                stages.get(stage).map_or_else(|| "–".to_owned(), |sum| ledger::counted(frame, sum, *form))
            };
            (name, Stage::ALL.iter().map(sum).collect())
        };
        self.money.totals.iter().map(line).collect()
    }

    /// What the sums leave out.
    pub fn undated_sentence(&self, frame: &Frame) -> String {
        let facts = [("count", frame.whole(&self.money.undated)), ("year", self.years())];
        frame.say_facts("report-paper-undated", &facts)
    }

    /// The year, or the years, of the period.
    fn years(&self) -> String {
        let (first, last) = (self.period.starts_on.year(), self.period.ends_on.year());
        if first == last { last.to_string() } else { format!("{first}–{last}") }
    }

    /// Where the money is taken from, and by what it is counted into the period; of a whole year there is but one reading.
    pub fn counting_sentence(&self, frame: &Frame) -> String {
        let source = frame.say("report-paper-source");
        match self.period.is_whole_year() {
            true => source,
            false => format!("{source} {}", frame.say_with("report-paper-counting", "year", self.years())),
        }
    }

    /// Where the entries behind the sums are found.
    pub fn ledger_path(&self) -> String {
        let Period { starts_on, ends_on, .. } = &self.period;
        match self.period.is_whole_year() {
            true => format!("/ledger?year={}", ends_on.year()),
            false => format!("/ledger?from={starts_on}&to={ends_on}"),
        }
    }

    /// What makes the report this report, in no language.
    pub fn facts(&self) -> impl Serialize + '_ {
        let reports: Vec<_> = self
            .due
            .iter()
            .map(|due| (due.partnership_id.as_str(), due.organisation_id.as_str(), due.state(), &due.results))
            .collect();
        let money: Vec<_> = self
            .money
            .totals
            .iter()
            .flat_map(|((budget, form, _), stages)| {
                let (budget, form) = (budget.as_str(), form.as_str());
                stages.iter().map(move |(stage, sum)| {
                    (budget, form, stage.as_str(), sum.low.to_string(), sum.high.to_string(), sum.undisclosed)
                })
            })
            .collect();
        let running = self.period.is_running(self.today).then(|| self.today.to_string());
        (
            self.period.id.as_str(),
            reports,
            self.people(),
            money,
            self.money.undated,
            (self.pending(), running),
        )
    }

    /// SHA-256 of its facts.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn digest(&self) -> Result<String, Problem> {
        Ok(sha256(serde_json::to_vec(&self.facts()).map_err(anyhow::Error::from)?))
    }

    /// What it says now, with the period's name and days, by a name that another report has not.
    ///
    /// # Errors
    /// As [`Findings::digest`].
    pub fn stand(&self) -> Result<String, Problem> {
        Ok(format!("{}-{}", self.period.version, self.digest()?))
    }

    /// The report as an official document in Indonesian, under the letterhead of whoever signs it.
    pub fn document(&self, app: &App, frame: &Frame, heads: &Heads, issued: Option<&Issued>) -> Document {
        let mut frame = frame.clone();
        frame.language = Language::Indonesian;
        let title = frame.say("document-period-report");
        let number = issued.map(|issued| issued.number.as_str()).filter(|number| !number.is_empty());
        let number = number.unwrap_or("…");
        let text = |text: String| Block::Text { text, indent: true };
        let facts = [
            ("period", self.period.name.clone()),
            ("days", frame.civil_days(&self.period.starts_on, &self.period.ends_on)),
            ("all", self.due.len().to_string()),
            ("confirmed", self.count(ReportState::Confirmed).to_string()),
            ("sent", self.count(ReportState::Sent).to_string()),
            ("returned", self.count(ReportState::Returned).to_string()),
            ("missing", self.missing().to_string()),
            ("pending", self.pending().to_string()),
        ];
        let opening =
            if self.pending() > 0 { "report-paper-opening-pending" } else { "report-paper-opening" };
        let [men, women, total, disability] = self.people().lines(&frame).map(|(_, shown)| shown);
        let reached = [("men", men), ("women", women), ("total", total), ("disability", disability)];
        let called = self.period.shown_on(&frame, &self.today);
        let mut blocks = vec![Block::Title {
            text: format!("{title} {called}"),
            under: frame.say_with("document-number-is", "number", number),
        }];
        if self.is_simulated() {
            blocks.push(Block::Centred { text: frame.say("report-paper-simulated"), size: 12, bold: true });
        }
        blocks.extend(self.basis(&frame));
        blocks.extend(self.sums(&frame).map(text));
        blocks.push(Block::Heading { text: frame.say("report-paper-carried-out") });
        let people = match self.count(ReportState::Confirmed) {
            0 => frame.say("report-paper-no-people"),
            _ => frame.say_facts("report-paper-people", &reached),
        };
        blocks.extend([
            text(frame.say_facts(opening, &facts)),
            text(people),
            Block::Heading { text: frame.say_with("report-paper-money", "period", &self.period.name) },
        ]);
        blocks.push(match self.money.totals.is_empty() {
            true => text(frame.say("report-paper-no-money")),
            false => self.money_table(&frame),
        });
        blocks.push(text(self.counting_sentence(&frame)));
        if self.money.undated > 0 {
            blocks.push(text(self.undated_sentence(&frame)));
        }
        blocks.push(text(frame.say("ledger-how-stages")));
        blocks.push(Block::Heading { text: frame.say("report-paper-results") });
        blocks.push(self.results(&frame));
        blocks.push(Block::Heading { text: frame.say("report-paper-missing") });
        blocks.extend(self.missing_list(&frame));
        blocks.extend(self.conclusion(&frame));
        match issued {
            None => blocks.extend(unsigned(app, &frame, heads)),
            Some(issued) => blocks.extend(signed(app, &frame, heads, issued)),
        }
        let foot = format!("{title} – {}", self.period.name);
        let document = official_document::document(app, Language::Indonesian, &title, blocks);
        let by = issued.map(|issued| (issued.signer.name.clone(), issued.signer.position_lines()));
        let by = by.unwrap_or_default();
        Document { foot, ..heads.over(app, Language::Indonesian, (&by.0, &by.1), document) }
    }

    /// The heads of the columns of money: what is counted for the whole year in a shorter period says so.
    pub fn money_heads(&self, frame: &Frame) -> Vec<String> {
        let head = |stage: &Stage| {
            let name = frame.say_code("ledger-stage-", stage.as_str());
            if self.period.is_whole_year() || moves(*stage) {
                return name;
            }
            frame.say_facts("report-money-of-year", &[("stage", name), ("year", self.years())])
        };
        Stage::ALL.iter().map(head).collect()
    }

    fn money_table(&self, frame: &Frame) -> Block {
        let mut columns = vec![column(frame.say("ledger-budget"), 4, false)];
        columns.extend(self.money_heads(frame).into_iter().map(|head| column(head, 3, true)));
        let rows = self.money_lines(frame).into_iter().map(|(name, sums)| {
            let mut row = vec![name];
            row.extend(sums.iter().map(|sum| together(sum)));
            row
        });
        Block::Table { columns, over: String::new(), rows: rows.collect(), row_millimetres: 0 }
    }
}

/// An amount between two, never broken before its dash.
fn together(amount: &str) -> String {
    amount.replace(" – ", "\u{a0}– ")
}

/// Where a draft will be dated and signed: place and blanks, and that it is a draft.
fn unsigned(app: &App, frame: &Frame, heads: &Heads) -> [Block; 2] {
    let town = heads.town(&app.district().name);
    let position = format!("{town}, {DOTS}\n{DOTS},");
    let signers = vec![Signer { position, name: DOTS.to_owned(), under: format!("NIP {DOTS}") }];
    [Block::Signatures { signers }, Block::Draft { text: frame.say("document-draft") }]
}

/// Who signs, and how to check that the document is what it says.
fn signed(app: &App, frame: &Frame, heads: &Heads, issued: &Issued) -> [Block; 2] {
    let signer = &issued.signer;
    let town = heads.town(&app.district().name);
    let position = format!("{town}, {}\n{}", frame.civil_date(&app.today()), signer.position_lines());
    let signers = vec![signer.signature(position)];
    [Block::Signatures { signers }, check_block(app, frame.language, issued)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dash_begins_a_line() {
        assert_eq!(
            together("Rp1.000 – Rp2.000 + 1 tidak dinilai"),
            "Rp1.000\u{a0}– Rp2.000 + 1 tidak dinilai"
        );
        assert_eq!(together("Rp1.000"), "Rp1.000");
    }
}

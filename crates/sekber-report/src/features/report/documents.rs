//! The district's report on its partnerships in one period: what partners reported, and the money of its days.

use sekber_core::ledger::{Counted, Stage};
use sekber_core::registry::programme::FundingForm;
use sekber_core::report::ReportState;
use sekber_documents::official::{Block, Column, Document, Signer};
use serde::Serialize;

use super::model::{Due, Period};
use super::money::{Money, moves};
use super::people::{People, reached};
use crate::features::document::{Heads, Issued, check_block};
use crate::features::ledger;
use crate::features::report::store::due::{self, Asked};
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Everything that the report says.
pub struct Findings {
    /// The period.
    pub period: Period,
    /// What was due, by the partner's name.
    pub due: Vec<Due>,
    /// The money that belongs to it.
    pub money: Money,
}

fn column(head: String, share: u8, number: bool) -> Column {
    Column { head, share, number }
}

impl Findings {
    /// What is known about a period.
    pub async fn of(app: &App, period: Period) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let due = due::all(db, &region, &Asked::all(app, &period)).await?;
        let money = Money::of(app, &period).await?;
        Ok(Self { period, due, money })
    }

    /// Whether something in it was made up for a demonstration, so that it is no report of what happened.
    pub fn is_simulated(&self) -> bool {
        self.money.is_simulated || self.due.iter().any(|due| due.simulated)
    }

    /// What the report is called, with a mark when something in it was made up.
    pub fn title(&self, frame: &Frame) -> String {
        let title = format!("{} – {}", frame.say("document-period-report"), self.period.shown(frame));
        if self.is_simulated() { frame.say_with("report-title-simulated", "title", title) } else { title }
    }

    /// How many reports are in a state.
    pub fn count(&self, state: ReportState) -> usize {
        self.due.iter().filter(|due| due.state() == state).count()
    }

    /// How many never came: what was sent back to be mended came once.
    pub fn missing(&self) -> usize {
        self.count(ReportState::Draft)
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
        (self.period.id.as_str(), reports, self.people(), money, self.money.undated)
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
        let number = issued.map_or("…", |issued| issued.number.as_str());
        let number = if number.is_empty() { "…" } else { number };
        let text = |text: String| Block::Text { text, indent: true };
        let facts = [
            ("period", self.period.name.clone()),
            ("days", frame.civil_days(&self.period.starts_on, &self.period.ends_on)),
            ("all", self.due.len().to_string()),
            ("confirmed", self.count(ReportState::Confirmed).to_string()),
            ("sent", self.count(ReportState::Sent).to_string()),
            ("returned", self.count(ReportState::Returned).to_string()),
            ("missing", self.missing().to_string()),
        ];
        let [men, women, disability] = self.people().lines(&frame).map(|(_, shown)| shown);
        let reached = [("men", men), ("women", women), ("disability", disability)];
        let mut blocks = vec![Block::Title {
            text: format!("{title} {}", self.period.name),
            under: frame.say_with("document-number-is", "number", number),
        }];
        if self.is_simulated() {
            blocks.push(Block::Centred { text: frame.say("report-paper-simulated"), size: 12, bold: true });
        }
        let people = match self.count(ReportState::Confirmed) {
            0 => frame.say("report-paper-no-people"),
            _ => frame.say_facts("report-paper-people", &reached),
        };
        blocks.extend([
            text(frame.say_facts("report-paper-opening", &facts)),
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
        blocks.push(self.missing_list(&frame));
        match issued {
            None => blocks.push(Block::Text { text: frame.say("document-draft"), indent: false }),
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
            row.extend(sums);
            row
        });
        Block::Table { columns, over: String::new(), rows: rows.collect(), row_millimetres: 0 }
    }

    fn results(&self, frame: &Frame) -> Block {
        let row = |due: &Due| {
            vec![
                due.organisation.clone(),
                due.partnership.clone(),
                due.results.clone().unwrap_or_default(),
                reached(frame, due),
            ]
        };
        let rows: Vec<_> = self.confirmed().map(row).collect();
        if rows.is_empty() {
            return Block::Text { text: frame.say("report-paper-none"), indent: true };
        }
        let columns = vec![
            column(frame.say("report-partner"), 3, false),
            column(frame.say("report-partnership"), 4, false),
            column(frame.say("report-results"), 6, false),
            column(frame.say("report-reached"), 2, true),
        ];
        Block::Table { columns, over: String::new(), rows, row_millimetres: 0 }
    }

    fn missing_list(&self, frame: &Frame) -> Block {
        let open = self.due.iter().filter(|due| due.state().is_open());
        let item = |due: &Due| {
            let key = match due.state() {
                ReportState::Returned => "report-paper-returned",
                _ => "report-paper-not-in",
            };
            format!("{}: {} – {}", due.organisation, due.partnership, frame.say(key))
        };
        let items: Vec<String> = open.map(item).collect();
        match items.is_empty() {
            true => Block::Text { text: frame.say("report-paper-all-came"), indent: true },
            false => Block::Numbered { items },
        }
    }
}

/// Who signs, and how to check that the document is what it says.
fn signed(app: &App, frame: &Frame, heads: &Heads, issued: &Issued) -> [Block; 2] {
    let signer = &issued.signer;
    let town = heads.town(&app.district().name);
    let position = format!("{town}, {}\n{}", frame.civil_date(&app.today()), signer.position_lines());
    let signer = Signer { position, name: signer.printed_name(), under: signer.under() };
    [Block::Signatures { signers: vec![signer] }, check_block(app, frame.language, issued)]
}

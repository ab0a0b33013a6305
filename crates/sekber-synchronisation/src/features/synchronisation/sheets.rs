//! What the rows of a sheet would double: programmes that are there, and rows before them. A remark in the preview of the import, with
//! the reasons that a finding would have. Whatever the sheet and the district, it takes no more than so much work and memory; what
//! that does not reach is counted, and found on the page of findings once it is recorded.

use std::sync::Arc;

use sekber_core::text::shortened;
use sekber_core::value::{CycleId, RegionCode};
use sekber_engines::synchronisation::grading::{Grade, Read};

use super::facts;
use super::findings::{self, Near, Table, near};
use super::pages::in_speech;
use super::reader::reader;
use super::reasons::{Told, reasons};
use crate::features::programme::{self, Names, ProgrammeDraft};
use crate::kit::app::App;
use crate::kit::card::{Alike, Compares, Described, Looking, Preparing};
use crate::kit::cpu;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Pairs of programmes that are compared before the first row, should many have changed since somebody looked at findings.
const MOST_BEFORE: usize = 4_000_000;
/// Pairs of a row and a programme or another row that are compared for one sheet.
const MOST_PAIRS: usize = 10_000_000;
/// Rows of a sheet that later ones are compared with.
const MOST_ROWS: usize = 1_000;
/// Reasons that are named.
const REASONS: usize = 3;
/// Letters of the title of the other record that are named.
const TITLE: usize = 120;

/// A row that later ones are compared with.
struct Row {
    number: i64,
    draft: ProgrammeDraft,
    read: Read,
}

/// The comparison of one sheet.
struct Comparison {
    /// The programmes of the cycle; none when making them ready would take too long.
    table: Option<Arc<Table>>,
    /// Names behind programmes and rows.
    names: Names,
    home: RegionCode,
    rows: Vec<Row>,
    /// Pairs that may still be compared.
    pairs_left: usize,
    passed_over: i64,
}

/// Prepares the comparison with the programmes of a cycle.
pub fn prepare<'a>(app: &'a App, cycle: &'a CycleId) -> Preparing<'a> {
    Box::pin(async move {
        let table = findings::table_within(app, cycle, MOST_BEFORE).await?;
        let names = table.as_ref().map(|table| table.names.clone()).unwrap_or_default();
        let (home, rows, passed_over) = (app.region(), Vec::new(), 0);
        let comparison: Box<dyn Compares> =
            Box::new(Comparison { table, names, home, rows, pairs_left: MOST_PAIRS, passed_over });
        Ok(comparison)
    })
}

impl Compares for Comparison {
    fn look<'a>(&'a mut self, app: &'a App, rows: Vec<(i64, Described)>) -> Looking<'a> {
        Box::pin(async move {
            let rows: Vec<(i64, ProgrammeDraft)> =
                rows.into_iter().map(|(number, described)| (number, facts::draft(&described))).collect();
            let drafts = rows.iter().map(|(_, draft)| draft);
            let named = programme::names(app.db(), &app.region(), drafts).await?;
            self.names.organisations.extend(named.organisations);
            self.names.places.extend(named.places);
            self.names.themes.extend(named.themes);
            let frames = [Language::Indonesian, Language::English].map(|one| Frame::shared(app, one));
            let look = |(number, draft)| self.row(&frames, number, draft);
            Ok::<_, Problem>(cpu::in_place(|| rows.into_iter().filter_map(look).collect()))
        })
    }

    fn passed_over(&self) -> i64 {
        self.passed_over
    }
}

impl Comparison {
    /// Looks at one row, and keeps it for those after it.
    fn row(&mut self, frames: &[Frame; 2], number: i64, draft: ProgrammeDraft) -> Option<(i64, Alike)> {
        let others = self.table.as_ref().map_or(0, |table| table.reads().len()) + self.rows.len();
        let Some(left) = self.pairs_left.checked_sub(others).filter(|_| self.table.is_some()) else {
            self.passed_over += 1;
            return None;
        };
        self.pairs_left = left;
        let read = reader().read(&facts::facts(&draft, &self.names, &self.home));
        let found = self.nearest(&read).iter().map(|near| self.said(frames, &draft, near)).reduce(both);
        if self.rows.len() < MOST_ROWS {
            self.rows.push(Row { number, draft, read });
        }
        found.map(|alike| (number, alike))
    }

    /// What a row doubles most surely: of the rows before it, then of the programmes. Rows stand behind programmes in the count.
    fn nearest(&self, typed: &Read) -> Vec<Near> {
        // Without programmes to compare with nothing is compared.
        let Some(table) = &self.table else { return Vec::new() };
        let (model, reads) = (table.model(), table.reads());
        let recorded = reads.iter().enumerate().filter_map(|(at, read)| near(model, typed, read, at));
        let rows = self.rows.iter().enumerate();
        let rows = rows.filter_map(|(at, row)| near(model, typed, &row.read, reads.len() + at));
        [surest(rows), surest(recorded)].into_iter().flatten().collect()
    }

    fn said(&self, frames: &[Frame; 2], draft: &ProgrammeDraft, near: &Near) -> Alike {
        let programmes = self.table.as_ref().map_or(&[][..], |table| table.programmes.as_slice());
        let (href, row, other) = match programmes.get(near.programme) {
            Some(stored) => (format!("/programmes/{}", stored.id), None, &stored.content),
            None => match self.rows.get(near.programme - programmes.len()) {
                Some(row) => (String::new(), Some(row.number), &row.draft),
                None => (String::new(), None, draft),
            },
        };
        let own = Told { owner: in_speech(&self.names, &draft.organisation), content: draft };
        let others = Told { owner: in_speech(&self.names, &other.organisation), content: other };
        let [id, en] = frames.each_ref().map(|frame| {
            let mut reasons = reasons(frame, &self.names, (&own, &others), &near.common);
            reasons.truncate(REASONS);
            let facts = [
                ("title", shortened(&other.title, TITLE)),
                ("owner", others.owner.to_owned()),
                ("row", row.map(|row| frame.whole(&row)).unwrap_or_default()),
                ("reasons", reasons.join(" ")),
            ];
            let prefix = if row.is_some() { "finding-row-to-row-" } else { "finding-row-to-record-" };
            frame.say_facts(&format!("{prefix}{}", near.grade.as_str()), &facts)
        });
        Alike { href, id, en }
    }
}

/// The surest of what something would double; nobody is held up for what is unclear.
fn surest(found: impl Iterator<Item = Near>) -> Option<Near> {
    found.filter(|near| near.grade != Grade::Unclear).min_by(Near::surest_first)
}

/// Both remarks about one row; the link leads to the one that is recorded.
fn both(first: Alike, second: Alike) -> Alike {
    Alike {
        href: if first.href.is_empty() { second.href } else { first.href },
        id: format!("{} {}", first.id, second.id),
        en: format!("{} {}", first.en, second.en),
    }
}

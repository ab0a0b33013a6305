//! The trail as a sheet: what was filtered, line by line.

use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::filter::Filter;
use super::kept_back::KeptBack;
use super::store;
use super::view::Reader;
use crate::kit::app::App;
use crate::kit::audit::Line;
use crate::kit::page::{ListRows, ROWS_AT_A_TIME, count};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Most lines of one download.
pub const MOST_LINES: i64 = 100_000;

const COLUMNS: [(&str, f64, Kind); 10] = [
    ("audit-column-number", 10.0, Kind::Whole),
    ("audit-column-when", 34.0, Kind::Text),
    ("audit-column-who", 26.0, Kind::Text),
    ("audit-column-who-id", 34.0, Kind::Text),
    ("audit-column-event", 28.0, Kind::Text),
    ("audit-column-subject", 20.0, Kind::Text),
    ("audit-column-id", 34.0, Kind::Text),
    ("audit-column-label", 40.0, Kind::Text),
    ("audit-column-changes", 60.0, Kind::Text),
    ("audit-column-hash", 66.0, Kind::Text),
];

/// Longest text of a cell in characters; a workbook holds 32,767 UTF-16 units.
const LONGEST: usize = 16_000;

/// The lines as a table.
pub fn table(reader: &Reader<'_>, lines: &[Line]) -> Table {
    Table {
        title: reader.app.words().say(reader.language, "audit-title"),
        notes: vec![reader.when(reader.app.now())],
        columns: columns(reader.app, reader.language),
        rows: lines.iter().map(|line| row(reader, line)).collect(),
    }
}

/// The columns of such a table.
pub fn columns(app: &App, language: Language) -> Vec<Column> {
    let column = |(key, width, kind): (&str, f64, Kind)| Column {
        title: app.words().say(language, key),
        hxl: None,
        width,
        kind,
    };
    COLUMNS.into_iter().map(column).collect()
}

/// Lines that are sent while they are read: those that were there at the beginning, the newest first.
pub struct Sent {
    app: App,
    language: Language,
    wanted: Filter,
    kept_back: KeptBack,
    found: usize,
    /// The number from which the next are read.
    newest: i64,
    /// How many may still be read; 0 at the end.
    left: i64,
}

impl Sent {
    /// What a reader asks for, of whom some records are kept back.
    ///
    /// # Errors
    /// When the trail cannot be read.
    pub async fn begin(
        app: &App,
        language: Language,
        wanted: Filter,
        kept_back: KeptBack,
    ) -> Result<Self, Problem> {
        let (lines, newest) = store::found(app.db(), &app.region(), &wanted, &kept_back).await?;
        let left = lines.min(MOST_LINES);
        let found = usize::try_from(left).unwrap_or_default();
        Ok(Self { app: app.clone(), language, wanted, kept_back, found, newest, left })
    }
}

impl ListRows for Sent {
    type Row = Line;

    fn found(&self) -> usize {
        self.found
    }

    async fn read(&mut self) -> Result<Option<Vec<Line>>, Problem> {
        let most = self.left.min(count(ROWS_AT_A_TIME));
        if most == 0 {
            return Ok(None);
        }
        let (db, region) = (self.app.db(), self.app.region());
        let part = (self.newest, most);
        let lines = store::lines(db, &region, &self.wanted, &self.kept_back, part).await?;
        self.left = if count(lines.len()) < most { 0 } else { self.left - most };
        self.newest = lines.last().map_or(0, |line| line.seq - 1);
        Ok(Some(lines))
    }

    fn cells(&self, line: &Line) -> Vec<Value> {
        row(&Reader { app: &self.app, language: self.language, kept_back: &self.kept_back }, line)
    }
}

fn row(reader: &Reader<'_>, line: &Line) -> Vec<Value> {
    let entry = reader.entry(line);
    let changes: Vec<String> = entry
        .changes
        .iter()
        .map(|change| format!("{}: {} → {}", change.label, change.before, change.after))
        .collect();
    let changes: String = changes.join("\n").chars().take(LONGEST).collect();
    vec![
        entry.seq.into(),
        entry.when.into(),
        entry.who.into(),
        entry.actor.into(),
        entry.what.into(),
        entry.subject_label.into(),
        entry.id.into(),
        entry.label.into(),
        changes.into(),
        entry.hash.into(),
    ]
}

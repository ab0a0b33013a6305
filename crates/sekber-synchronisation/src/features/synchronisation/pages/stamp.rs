//! What a file of this room tells of itself, in it and in its name: whose records it holds, of which cycle and day, what they are narrowed
//! to, and whether they were made up for a demonstration. A file outlives the address that it came from.

use jiff::civil::Date;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use crate::features::district::Cycle;
use crate::kit::page::{Frame, QueryString, tagged_columns};

/// Keys of the titles, hashtags, widths and kinds of its columns, for files that have no head.
const COLUMNS: [(&str, &str, f64, Kind); 5] = [
    ("coverage-file-district", "#meta+district", 26.0, Kind::Text),
    ("coverage-file-cycle", "#meta+cycle", 18.0, Kind::Text),
    ("coverage-file-made", "#date+made", 14.0, Kind::Text),
    ("coverage-file-narrowed", "#meta+filter", 40.0, Kind::Text),
    ("coverage-file-records", "#meta+simulated", 16.0, Kind::Text),
];

/// What a file tells of itself.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The year of the cycle.
    pub year: i64,
    /// The day on which it was made.
    pub made: Date,
    /// What its records are narrowed to, in words; empty when to nothing.
    pub narrowed: String,
    /// Whether any of it was made up for a demonstration.
    pub simulated: bool,
    district: String,
    cycle: String,
    in_name: String,
}

impl Stamp {
    /// That of a file made now. `asked` is what the address narrows to, `narrowed` the same in words.
    pub fn of(
        frame: &Frame,
        cycle: &Cycle,
        asked: &QueryString,
        narrowed: impl IntoIterator<Item = String>,
    ) -> Self {
        let narrowed: Vec<String> = narrowed.into_iter().filter(|one| !one.is_empty()).collect();
        Self {
            year: cycle.year,
            made: frame.today(),
            narrowed: narrowed.join("; "),
            simulated: frame.district.simulated,
            district: frame.district.plain().to_owned(),
            cycle: cycle.shown(frame),
            in_name: asked.in_name(),
        }
    }

    /// The lines above a table: cycle, narrowing, source with the day, and the mark of what is made up.
    pub fn lines(&self, frame: &Frame) -> Vec<String> {
        let mut lines = vec![self.cycle.clone()];
        lines.extend((!self.narrowed.is_empty()).then(|| self.narrowed.clone()));
        lines.push(self.source(frame));
        lines.extend(self.simulated.then(|| frame.say("mark-simulated-long")));
        lines
    }

    /// Whose records they are, and of which day.
    pub fn source(&self, frame: &Frame) -> String {
        let facts = [("district", frame.district.name.clone()), ("day", frame.civil_date(&self.made))];
        frame.say_facts("coverage-map-made", &facts)
    }

    /// A table of delimited text, which has no lines above it: its last columns say in each row what the lines would. A sheet has hashtags
    /// for all of its columns or for none.
    pub fn stamped(&self, frame: &Frame, mut table: Table) -> Table {
        let is_tagged = table.columns.iter().any(|column| column.hxl.is_some());
        let own = tagged_columns(frame, &COLUMNS).into_iter();
        table.columns.extend(own.map(|column| Column { hxl: column.hxl.filter(|_| is_tagged), ..column }));
        let values = self.values(frame);
        table.rows.iter_mut().for_each(|row| row.extend(values.clone()));
        table
    }

    fn values(&self, frame: &Frame) -> [Value; 5] {
        let records = if self.simulated { "mark-simulated" } else { "coverage-file-real" };
        [
            Value::from(self.district.as_str()),
            Value::from(self.cycle.as_str()),
            Value::from(self.made.to_string()),
            Value::from(self.narrowed.as_str()),
            Value::from(frame.say(records)),
        ]
    }

    /// The name of the file, without its ending: what it holds, the year of the cycle, what it is narrowed to and the day. That it is made up
    /// stands before the names of all files of such a district.
    pub fn named(&self, what: &str) -> String {
        format!("{what}-{}{}-{}", self.year, self.in_name, self.made)
    }
}

//! The trail as a sheet: what was filtered, line by line.

use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::view::Reader;
use crate::kit::audit::Line;

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
    let say = |key: &str| reader.app.words().say(reader.language, key);
    let columns = COLUMNS.iter().map(|(key, width, kind)| Column {
        title: say(key),
        hxl: None,
        width: *width,
        kind: *kind,
    });
    Table {
        title: say("audit-title"),
        notes: vec![reader.when(reader.app.now())],
        columns: columns.collect(),
        rows: lines.iter().map(|line| row(reader, line)).collect(),
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

//! What the registry hands out as sheets.

use sekber_core::registry::kinds::Side;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::store::list::Row;
use crate::kit::page::Frame;

/// A row as it is shown.
pub struct Line {
    /// The row.
    pub row: Row,
    /// Names of its themes.
    pub themes: Vec<String>,
    /// Its fields of government: code and name.
    pub fields: Vec<String>,
    /// Whether the reader acts for it.
    pub own: bool,
}

/// The list as it is shown, as one table. Amounts are whole rupiah.
pub fn list_table(frame: &Frame, side: Side, year: &str, filters: &[String], lines: &[Line]) -> Table {
    let title = match side {
        Side::Office => frame.say("offices-title"),
        Side::Partner => frame.say("partners-title"),
    };
    let mut notes = vec![frame.say_with("registry-sheet-note", "district", &frame.district.name)];
    if !filters.is_empty() {
        notes.push(frame.say_with("registry-sheet-filters", "filters", filters.join("; ")));
    }
    let rows = lines.iter().map(|line| row(frame, side, line)).collect();
    Table { title, notes, columns: columns(frame, side, year), rows }
}

/// The columns of the list.
pub fn columns(frame: &Frame, side: Side, year: &str) -> Vec<Column> {
    let text = |key: &str, width: f64| column(frame.say(key), width, Kind::Text);
    let whole = |key: &str| column(frame.say(key), 12.0, Kind::Whole);
    let money = column(frame.say_with("registry-money", "year", year), 20.0, Kind::Money);
    let mut columns =
        vec![text("field-code", 14.0), text("field-name", 48.0), text("field-short-name", 20.0)];
    columns.push(text("field-kind", 22.0));
    match side {
        Side::Office => {
            columns.push(text("field-fields", 40.0));
            columns.push(whole("field-quota"));
            columns.push(whole("registry-own-programmes"));
            columns.push(whole("registry-concerned"));
        }
        Side::Partner => {
            columns.push(text("field-level", 16.0));
            columns.push(text("field-themes", 40.0));
            columns.push(whole("registry-programmes"));
        }
    }
    columns.push(money);
    columns.push(text("field-invited", 12.0));
    if side == Side::Partner {
        columns.push(text("field-state", 16.0));
        columns.push(text("field-turn", 18.0));
    }
    columns
}

fn column(title: String, width: f64, kind: Kind) -> Column {
    Column { title, hxl: None, width, kind }
}

/// What stands in the columns of a line.
pub fn row(frame: &Frame, side: Side, line: &Line) -> Vec<Value> {
    let found = &line.row;
    let short = if found.short_name == found.name { "" } else { &found.short_name };
    let mut values: Vec<Value> = vec![
        found.code.as_deref().into(),
        found.name.as_str().into(),
        short.into(),
        frame.say_code("kind-", found.kind.as_str()).into(),
    ];
    match side {
        Side::Office => {
            values.push(line.fields.join("; ").into());
            values.push(found.quota.into());
            values.push(found.programmes.into());
            values.push(found.concerned.into());
        }
        Side::Partner => {
            values.push(found.level.map(|level| frame.say_code("level-", level.as_str())).into());
            values.push(line.themes.join("; ").into());
            values.push(found.programmes.into());
        }
    }
    values.push((found.money / 100).into());
    values.push(frame.say(if found.invited { "registry-yes" } else { "registry-no" }).into());
    if side == Side::Partner {
        values.push(frame.say_code("standing-", found.state.as_str()).into());
        values.push(frame.say_code("turn-", line.turn().as_str()).into());
    }
    values
}

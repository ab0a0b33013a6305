//! A table of an export as a table of a document.

use super::{Block, Column};
use crate::sheet::{Kind, Table, Value};

impl From<&Table> for Block {
    /// Columns share the width as they do in the sheet. Values stand as they are: amounts and dates that a reader
    /// expects in the form of a language are handed in as text.
    fn from(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| Column {
            head: column.title.clone(),
            share: column.width.clamp(1.0, 250.0) as u8,
            number: !matches!(column.kind, Kind::Text | Kind::Date),
        });
        let rows = table.rows.iter().map(|row| {
            let mut cells: Vec<String> = row.iter().map(text).collect();
            cells.resize(table.columns.len(), String::new());
            cells
        });
        Self::Table {
            columns: columns.collect(),
            over: String::new(),
            rows: rows.collect(),
            row_millimetres: 0,
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Formula { result, .. } => result.to_string(),
    }
}

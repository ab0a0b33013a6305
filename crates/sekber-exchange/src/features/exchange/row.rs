//! A row of a sheet as it waits in the database between being uploaded and being applied.

use sekber_documents::sheet::Cell;
use serde_json::{Map, Value as Json};

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetRow {
    /// The number that the sheet shows beside it, from 1.
    pub number: i64,
    /// Its cells, from the first column on.
    pub cells: Vec<Cell>,
    /// Columns (from 0) whose value stands in a row above, in a cell merged over several rows.
    pub inherited: Vec<usize>,
    /// What is to be known of it beside its cells.
    pub mark: Option<Mark>,
}

/// What is to be known of a row beside its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It repeats the titles of the columns.
    Titles,
    /// It belongs to another table below the first one, whose columns are other ones.
    OtherTable,
    /// Its author has hidden it.
    Hidden,
}

impl Mark {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Titles, "t"), (Self::OtherTable, "o"), (Self::Hidden, "h")];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(mark, _)| *mark == self).map_or("", |(_, code)| code)
    }

    fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(mark, _)| *mark)
    }
}

impl SheetRow {
    /// The cell of a column counted from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The cells as JSON: texts, numbers and yes/no as themselves, days and faults as small objects.
    pub fn to_json(&self) -> String {
        let cells: Vec<Json> = self.cells.iter().map(cell_to_json).collect();
        let mut whole = Map::new();
        whole.insert("c".to_owned(), Json::Array(cells));
        if !self.inherited.is_empty() {
            whole.insert("i".to_owned(), self.inherited.clone().into());
        }
        if let Some(mark) = self.mark {
            whole.insert("m".to_owned(), mark.code().into());
        }
        Json::Object(whole).to_string()
    }

    /// Reads what [`SheetRow::to_json`] wrote; what it did not write is taken as empty.
    pub fn from_json(number: i64, text: &str) -> Self {
        let whole: Json = serde_json::from_str(text).unwrap_or_default();
        let list = |key: &str| whole.get(key).and_then(Json::as_array).cloned().unwrap_or_default();
        let index = |value: &Json| value.as_u64().and_then(|index| usize::try_from(index).ok());
        Self {
            number,
            cells: list("c").iter().map(cell_from_json).collect(),
            inherited: list("i").iter().filter_map(index).collect(),
            mark: whole.get("m").and_then(Json::as_str).and_then(Mark::of_code),
        }
    }
}

fn cell_to_json(cell: &Cell) -> Json {
    let tagged =
        |tag: &str, text: String| Json::Object(Map::from_iter([(tag.to_owned(), Json::String(text))]));
    match cell {
        Cell::Empty => Json::Null,
        Cell::Text(text) => Json::String(text.clone()),
        Cell::Number(number) => serde_json::Number::from_f64(*number).map_or(Json::Null, Json::Number),
        Cell::Bool(yes) => Json::Bool(*yes),
        Cell::Date(date) => tagged("d", date.to_string()),
        Cell::Error(error) => tagged("e", error.clone()),
        Cell::Uncomputed => tagged("f", String::new()),
    }
}

fn cell_from_json(json: &Json) -> Cell {
    let tagged = |tag: &str| json.get(tag).and_then(Json::as_str);
    match json {
        Json::String(text) => Cell::Text(text.clone()),
        Json::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Json::Bool(yes) => Cell::Bool(*yes),
        Json::Object(_) => match (tagged("d").and_then(|text| text.parse().ok()), tagged("e")) {
            (Some(date), _) => Cell::Date(date),
            (None, Some(error)) => Cell::Error(error.to_owned()),
            (None, None) if tagged("f").is_some() => Cell::Uncomputed,
            (None, None) => Cell::Empty,
        },
        _ => Cell::Empty,
    }
}

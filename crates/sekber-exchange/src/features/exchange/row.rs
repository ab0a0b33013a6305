//! A row of a sheet as it waits in the database between being uploaded and being applied.

use sekber_documents::sheet::Cell;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value as Json;

use crate::features::programme::Told;

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
    /// What it tells of money beside its cells.
    pub told: Told,
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
        let kept = Keeping {
            cells: self.cells.iter().map(KeptCell).collect(),
            inherited: &self.inherited,
            mark: self.mark.map(Mark::code),
            told: &self.told,
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Reads what [`SheetRow::to_json`] wrote; what it did not write is taken as empty.
    pub fn from_json(number: i64, text: &str) -> Self {
        let kept: Kept = serde_json::from_str(text).unwrap_or_default();
        let mark = kept.mark.as_deref().and_then(Mark::of_code);
        let cells = kept.cells.into_iter().map(cell).collect();
        Self { number, cells, inherited: kept.inherited, mark, told: kept.told }
    }
}

/// A row on its way into the database.
#[derive(Serialize)]
struct Keeping<'a> {
    #[serde(rename = "c")]
    cells: Vec<KeptCell<'a>>,
    #[serde(rename = "i", skip_serializing_if = "<[usize]>::is_empty")]
    inherited: &'a [usize],
    #[serde(rename = "m", skip_serializing_if = "Option::is_none")]
    mark: Option<&'static str>,
    #[serde(rename = "t", skip_serializing_if = "Told::is_empty")]
    told: &'a Told,
}

/// A row as it comes back.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Kept {
    #[serde(rename = "c")]
    cells: Vec<Json>,
    #[serde(rename = "i")]
    inherited: Vec<usize>,
    #[serde(rename = "m")]
    mark: Option<String>,
    #[serde(rename = "t")]
    told: Told,
}

/// A cell as it is kept.
struct KeptCell<'a>(&'a Cell);

impl Serialize for KeptCell<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let tagged = |to: S, tag: &str, text: &str| to.collect_map([(tag, text)]);
        match self.0 {
            Cell::Empty => to.serialize_unit(),
            Cell::Text(text) => to.serialize_str(text),
            Cell::Number(number) => to.serialize_f64(*number),
            Cell::Bool(yes) => to.serialize_bool(*yes),
            Cell::Date(date) => tagged(to, "d", &date.to_string()),
            Cell::Error(error) => tagged(to, "e", error),
            Cell::Uncomputed => tagged(to, "f", ""),
        }
    }
}

/// A cell as it was kept.
fn cell(kept: Json) -> Cell {
    match kept {
        Json::String(text) => Cell::Text(text),
        Json::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Json::Bool(yes) => Cell::Bool(yes),
        Json::Object(tagged) => match tagged.into_iter().next() {
            Some((tag, Json::String(text))) => match tag.as_str() {
                "d" => text.parse().map_or(Cell::Empty, Cell::Date),
                "e" => Cell::Error(text.into()),
                "f" => Cell::Uncomputed,
                _ => Cell::Empty,
            },
            _ => Cell::Empty,
        },
        Json::Null | Json::Array(_) => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_it_was_kept() {
        let cells = vec![
            Cell::Text("Gizi \"ibu\" dan anak\n".to_owned()),
            Cell::Empty,
            Cell::Number(0.1),
            Cell::Number(3.0),
            Cell::Bool(true),
            Cell::Date(jiff::civil::date(2023, 2, 1)),
            Cell::Error("#REF!".into()),
            Cell::Uncomputed,
        ];
        let row = SheetRow {
            number: 7,
            cells,
            inherited: vec![1, 2],
            mark: Some(Mark::Hidden),
            told: Told::default(),
        };
        let kept = row.to_json();
        assert_eq!(
            kept,
            r##"{"c":["Gizi \"ibu\" dan anak\n",null,0.1,3.0,true,{"d":"2023-02-01"},{"e":"#REF!"},{"f":""}],"i":[1,2],"m":"h"}"##
        );
        assert_eq!(SheetRow::from_json(7, &kept), row);
        assert_eq!(SheetRow::from_json(7, "{}"), SheetRow { number: 7, ..SheetRow::default() });
        assert_eq!(SheetRow::from_json(7, r#"{"c":[1,{"d":"?"}]}"#).cells, [Cell::Number(1.0), Cell::Empty]);
    }
}

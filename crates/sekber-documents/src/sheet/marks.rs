//! What markup says of rows, columns and cells beside their values: what the author has hidden, and formulas whose results
//! were never stored. Programs that write sheets without computing them leave such formulas behind.

use std::collections::{BTreeSet, HashMap, HashSet};

use quick_xml::events::BytesStart;

/// What a part says of the rows, columns and cells of a sheet. Everything is counted from 0.
#[derive(Debug, Default)]
pub(super) struct PartMarks {
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<usize>,
    /// The first and the last of columns that are not shown.
    pub hidden_columns: Vec<(usize, usize)>,
    /// Cells with a formula and no result: row and column.
    pub uncomputed: HashSet<(usize, usize)>,
    row: usize,
    column: usize,
    cell: OpenCell,
}

/// The cell whose markup is being walked through.
#[derive(Debug, Default)]
struct OpenCell {
    is_text: bool,
    has_formula: bool,
    in_value: bool,
    has_value: bool,
}

impl PartMarks {
    /// Takes an opening tag in.
    pub fn open(&mut self, name: &str, tag: &BytesStart<'_>, most: usize) {
        match name {
            "row" => {
                if let Some(row) = number(tag, "r").and_then(|row| row.checked_sub(1)) {
                    self.row = row;
                }
                if is_set(tag, "hidden") && self.hidden_rows.len() < most {
                    self.hidden_rows.insert(self.row);
                }
            }
            "col" if is_set(tag, "hidden") && self.hidden_columns.len() < most => {
                let (first, last) = (number(tag, "min").unwrap_or(1), number(tag, "max").unwrap_or(1));
                self.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
            }
            "c" => {
                self.cell = OpenCell { is_text: has(tag, "t", "str"), ..OpenCell::default() };
                if let Some(column) = place(tag) {
                    self.column = column;
                }
            }
            "f" => self.cell.has_formula = true,
            "v" | "is" => self.cell.in_value = true,
            _ => {}
        }
    }

    /// Takes text in.
    pub fn say(&mut self) {
        self.cell.has_value |= self.cell.in_value;
    }

    /// Takes a closing tag in.
    pub fn close(&mut self, name: &str, most: usize) {
        match name {
            "row" => {
                self.row += 1;
                self.column = 0;
            }
            "v" | "is" => self.cell.in_value = false,
            "c" => {
                let OpenCell { is_text, has_formula, has_value, .. } = self.cell;
                // A formula whose result is the empty text has been computed.
                if has_formula && !has_value && !is_text && self.uncomputed.len() < most {
                    self.uncomputed.insert((self.row, self.column));
                }
                self.column += 1;
            }
            _ => {}
        }
    }

    /// Row and column of the cell that was opened last.
    pub fn place(&self) -> (usize, usize) {
        (self.row, self.column)
    }

    fn is_nothing(&self) -> bool {
        self.hidden_rows.is_empty() && self.hidden_columns.is_empty() && self.uncomputed.is_empty()
    }
}

/// The marks of all parts of a workbook, and which part is which sheet.
#[derive(Debug, Default)]
pub(super) struct Marks {
    parts: HashMap<String, PartMarks>,
    /// How many pieces of markup each part has.
    pieces: HashMap<String, u64>,
    /// What the tabs refer to, in their order.
    tabs: Vec<String>,
    /// Where references lead.
    targets: HashMap<String, String>,
}

impl Marks {
    /// Keeps what a part says.
    pub fn keep(&mut self, part: &str, marks: PartMarks) {
        if !marks.is_nothing() {
            self.parts.insert(part.to_ascii_lowercase(), marks);
        }
    }

    /// Keeps how many pieces of markup a part has.
    pub fn count(&mut self, part: &str, pieces: u64) {
        self.pieces.insert(part.to_ascii_lowercase(), pieces);
    }

    /// How many pieces reading the sheet of this tab takes: as many as the largest part has when it is not known which one it is.
    pub fn pieces_of(&self, tab: usize) -> u64 {
        let part = self.tabs.get(tab).and_then(|id| self.targets.get(id));
        let known = part.and_then(|part| self.pieces.get(part)).copied();
        known.or_else(|| self.pieces.values().max().copied()).unwrap_or_default()
    }

    /// Notes a tab of the workbook.
    pub fn tab(&mut self, tag: &BytesStart<'_>) {
        self.tabs.push(text(tag, "r:id").unwrap_or_default());
    }

    /// Notes where a reference of the workbook leads.
    pub fn target(&mut self, tag: &BytesStart<'_>) {
        if let (Some(id), Some(target)) = (text(tag, "Id"), text(tag, "Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            self.targets.insert(id, part.to_ascii_lowercase());
        }
    }

    /// What is said of the sheet whose tab is the one of this number.
    pub fn of(&mut self, tab: usize) -> PartMarks {
        let part = self.tabs.get(tab).and_then(|id| self.targets.get(id));
        part.and_then(|part| self.parts.remove(part)).unwrap_or_default()
    }
}

fn text(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.try_get_attribute(name).ok().flatten().map(|found| found.value.into_owned())
}

fn has(tag: &BytesStart<'_>, name: &str, value: &str) -> bool {
    tag.try_get_attribute(name).ok().flatten().is_some_and(|found| found.value == value)
}

fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    has(tag, name, "1") || has(tag, name, "true")
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    tag.try_get_attribute(name).ok().flatten()?.value.parse().ok()
}

/// The column of the place that a cell says it has.
fn place(tag: &BytesStart<'_>) -> Option<usize> {
    let place = tag.try_get_attribute("r").ok().flatten()?.value;
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters
        .take(4)
        .fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase().saturating_sub(b'A')) + 1);
    column.checked_sub(1)
}

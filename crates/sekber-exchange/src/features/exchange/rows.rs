//! The rows below the header, taken out of their sheet: cells merged over several rows count for each of them, and what only
//! the whole sheet tells of a row is marked.

use std::collections::{BTreeSet, HashMap, HashSet};

use sekber_documents::sheet::{Cell, Field, Header, Sheet, fold};

use super::row::{Mark, SheetRow};
use crate::features::programme::Told;

/// The rows below the header that hold anything, taken out of the sheet. Cells merged over several rows count for each of
/// them.
pub fn rows(sheet: &mut Sheet, header: &Header, fields: &[Field]) -> Vec<SheetRow> {
    let mut marks = Marks::new(sheet, header, fields);
    let mut tall: HashMap<usize, Vec<(usize, Cell)>> = HashMap::new();
    for merge in sheet.merges.iter().filter(|merge| merge.top >= header.data_row && merge.bottom > merge.top)
    {
        let value = sheet.cell(merge.top, merge.left);
        // A merge may reach to the end of the sheet; rows that are not there need no value.
        for row in merge.top + 1..=merge.bottom.min(sheet.rows.len().saturating_sub(1)) {
            if !value.is_empty() {
                tall.entry(row).or_default().push((merge.left, value.clone()));
            }
        }
    }
    let filled = std::mem::take(&mut sheet.rows).into_iter().enumerate().skip(header.data_row);
    filled
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .map(|(index, cells)| {
            let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
            let mark = marks.of(index, &cells);
            let mut row = SheetRow { number, cells, inherited: Vec::new(), mark, told: Told::default() };
            for (column, value) in tall.remove(&index).unwrap_or_default() {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::Empty);
                }
                if row.cells[column].is_empty() {
                    row.cells[column] = value;
                    row.inherited.push(column);
                }
            }
            row
        })
        .collect()
}

/// Characters of the longest cell that may be a title.
const LONGEST_TITLE: usize = 80;

/// Tells rows that only repeat titles, and where another table begins.
struct Marks {
    /// The levels of each column's title.
    titles: Vec<Vec<String>>,
    /// Every title under which a field is known.
    known: HashSet<String>,
    hidden: BTreeSet<usize>,
    /// Whether the row before repeated titles.
    after_titles: bool,
    in_other_table: bool,
}

impl Marks {
    fn new(sheet: &Sheet, header: &Header, fields: &[Field]) -> Self {
        let levels = |title: &String| title.split(" / ").chain([title.as_str()]).map(fold).collect();
        Self {
            titles: header.titles.iter().map(levels).collect(),
            known: fields.iter().flat_map(|field| &field.aliases).map(|alias| fold(alias)).collect(),
            hidden: sheet.hidden.rows.clone(),
            after_titles: false,
            in_other_table: false,
        }
    }

    /// What is to be known of the next row.
    fn of(&mut self, index: usize, cells: &[Cell]) -> Option<Mark> {
        let filled = || cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let is_short = |(_, cell): (usize, &Cell)| match cell {
            Cell::Text(text) => text.len() <= LONGEST_TITLE,
            _ => true,
        };
        let folded: Vec<(usize, String)> = if filled().count() > 1 && filled().all(is_short) {
            filled().map(|(column, cell)| (column, fold(&cell.text()))).collect()
        } else {
            Vec::new()
        };
        let again = folded.iter().filter(|(column, text)| self.repeats(*column, text)).count();
        let known = folded.iter().filter(|(_, text)| self.known.contains(text)).count();
        let mark = match () {
            () if again > 1 && again * 3 >= folded.len() * 2 => {
                self.in_other_table = false;
                Some(Mark::Titles)
            }
            () if self.after_titles && is_numbering(&folded) => Some(Mark::Titles),
            () if known > 2 && known * 3 >= folded.len() * 2 => {
                self.in_other_table = true;
                Some(Mark::OtherTable)
            }
            () if self.in_other_table => Some(Mark::OtherTable),
            () if self.hidden.contains(&index) => Some(Mark::Hidden),
            () => None,
        };
        self.after_titles = mark == Some(Mark::Titles);
        mark
    }

    fn repeats(&self, column: usize, text: &String) -> bool {
        self.titles.get(column).is_some_and(|levels| levels.contains(text))
    }
}

/// Whether cells only number the columns.
fn is_numbering(cells: &[(usize, String)]) -> bool {
    cells.len() > 2 && cells.iter().enumerate().all(|(at, (_, text))| *text == (at + 1).to_string())
}

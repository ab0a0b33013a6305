//! Cells that were corrected on the preview. The rows stay as they were handed in: a correction is kept beside them as an answer, is put
//! in whenever they are read, and can be withdrawn like any other.

use std::collections::{BTreeMap, HashMap};

use sekber_core::text::clean_line;
use sekber_documents::sheet::Cell;

use super::layout::Layout;
use super::row::SheetRow;
use crate::kit::problem::Problem;

/// Before the field and the text of cells that are corrected wherever they stand.
const ALIKE: &str = "cell/";
/// Before the number of a row and the number of a column, from 0.
const ONE: &str = "row/";

/// Answers and corrections of one sheet at most: all of them are looked through for each piece of the sheet.
const MOST: usize = 500;
/// Characters of a corrected cell at most.
const LONGEST: usize = 10_000;
/// Characters of the longest cell whose likes are corrected with it; longer texts are hardly repeated.
const LONGEST_ALIKE: usize = 200;

/// Which cell is corrected, as an answer says it.
#[derive(Debug, PartialEq, Eq)]
pub enum Corrected<'a> {
    /// Wherever a text stands in the columns of a field.
    Alike {
        /// The field.
        field: &'a str,
        /// The text.
        text: &'a str,
    },
    /// In one cell: the number of its row and, from 0, of its column.
    One(i64, usize),
}

impl<'a> Corrected<'a> {
    /// Reads the key of an answer; `None` for the key of a question.
    pub fn of(key: &'a str) -> Option<Self> {
        if let Some(rest) = key.strip_prefix(ALIKE) {
            let (field, text) = rest.split_once('/')?;
            return Some(Self::Alike { field, text });
        }
        let (row, column) = key.strip_prefix(ONE)?.split_once('/')?;
        Some(Self::One(row.parse().ok()?, column.parse().ok()?))
    }
}

/// Whether the likes of a cell can be corrected with it: its text names the correction, so it has to come back from a form as it is.
pub fn has_likes(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_ALIKE && clean_line(text).trim() == text
}

/// Keeps what is read in a cell instead of what stands there: in this cell, or in all that say the same in columns of the same field.
/// `row` is the row as it was handed in; an empty value empties the cell.
///
/// # Errors
/// [`Problem::NotFound`] when no field is read in that column, a refusal when the value is too long or too much was corrected.
pub fn keep(
    layout: &mut Layout,
    row: &SheetRow,
    column: usize,
    (value, alike): (&str, bool),
) -> Result<(), Problem> {
    let field = layout.fields.get(column).cloned().flatten().ok_or(Problem::NotFound)?;
    if value.chars().count() > LONGEST {
        return Err(Problem::refused_with("refused-import-cell-long", "longest", LONGEST.to_string()));
    }
    let text = row.cell(column).text();
    let one = format!("{ONE}{}/{column}", row.number);
    let key = if alike && has_likes(&text) {
        // What was said of this cell alone would still be stronger.
        layout.answers.remove(&one);
        format!("{ALIKE}{field}/{text}")
    } else {
        one
    };
    if layout.answers.len() >= MOST && !layout.answers.contains_key(&key) {
        return Err(Problem::refused_with("refused-import-corrections", "most", MOST.to_string()));
    }
    layout.answers.insert(key, value.to_owned());
    Ok(())
}

/// Puts what was corrected into rows.
pub fn put_in(layout: &Layout, rows: &mut [SheetRow]) {
    let mut alike: HashMap<(&str, &str), &str> = HashMap::new();
    let mut one: BTreeMap<i64, Vec<(usize, &str)>> = BTreeMap::new();
    for (key, value) in &layout.answers {
        match Corrected::of(key) {
            Some(Corrected::Alike { field, text }) => {
                alike.insert((field, text), value);
            }
            Some(Corrected::One(row, column)) if column < layout.fields.len() => {
                one.entry(row).or_default().push((column, value));
            }
            _ => {}
        }
    }
    if alike.is_empty() && one.is_empty() {
        return;
    }
    let is_corrected = |field: &str| alike.keys().any(|(known, _)| *known == field);
    let fields = layout.fields.iter().enumerate();
    let columns: Vec<(usize, &str)> = fields
        .filter_map(|(at, field)| Some((at, field.as_deref()?)))
        .filter(|(_, field)| is_corrected(field))
        .collect();
    for row in rows {
        for (at, field) in &columns {
            let Some(cell) = row.cells.get_mut(*at) else { continue };
            let text = cell.text();
            if let Some(value) = alike.get(&(*field, text.as_str())) {
                *cell = read_as(value);
            }
        }
        for (at, value) in one.get(&row.number).into_iter().flatten() {
            if row.cells.len() <= *at {
                row.cells.resize(*at + 1, Cell::Empty);
            }
            if let Some(cell) = row.cells.get_mut(*at) {
                *cell = read_as(value);
            }
        }
    }
}

fn read_as(value: &str) -> Cell {
    if value.is_empty() { Cell::Empty } else { Cell::Text(value.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        let fields = vec![Some("title".to_owned()), None, Some("beneficiaries".to_owned())];
        Layout { fields, ..Layout::default() }
    }

    fn row(number: i64, cells: &[&str]) -> SheetRow {
        let cells = cells.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        SheetRow { number, cells, ..SheetRow::default() }
    }

    #[test]
    fn a_cell_is_corrected_alone_or_with_its_likes() {
        let mut layout = layout();
        let rows = [row(2, &["A", "350 KK", "350 KK"]), row(3, &["B", "x", "350 KK"]), row(4, &["C"])];
        keep(&mut layout, &rows[0], 2, ("350", true)).unwrap();
        keep(&mut layout, &rows[1], 2, ("", false)).unwrap();
        keep(&mut layout, &rows[2], 2, ("7", true)).unwrap();
        let mut read = rows.clone();
        put_in(&layout, &mut read);
        let texts = |row: &SheetRow| (0..3).map(|at| row.cell(at).text()).collect::<Vec<_>>();
        assert_eq!(texts(&read[0]), ["A", "350 KK", "350"], "another column stays");
        assert_eq!(texts(&read[1]), ["B", "x", ""], "what was said of one cell is stronger");
        assert_eq!(texts(&read[2]), ["C", "", "7"], "an empty cell has no likes");
        keep(&mut layout, &rows[1], 2, ("351", true)).unwrap();
        let mut read = rows.clone();
        put_in(&layout, &mut read);
        assert_eq!(
            (texts(&read[0]).remove(2), texts(&read[1]).remove(2)),
            ("351".to_owned(), "351".to_owned())
        );
    }

    #[test]
    fn what_cannot_be_corrected_is_refused() {
        let (mut layout, row) = (layout(), row(2, &["A", "x", "y"]));
        assert!(matches!(keep(&mut layout, &row, 1, ("z", false)), Err(Problem::NotFound)), "not read");
        assert!(matches!(keep(&mut layout, &row, 9, ("z", false)), Err(Problem::NotFound)));
        let long = "z".repeat(LONGEST + 1);
        assert!(matches!(keep(&mut layout, &row, 0, (&long, false)), Err(Problem::Refused { .. })));
        layout.answers = (0..MOST).map(|at| (format!("row/{at}/0"), String::new())).collect();
        assert!(keep(&mut layout, &row, 0, ("z", false)).is_ok(), "of a cell that was corrected before");
        assert!(matches!(keep(&mut layout, &row, 2, ("z", false)), Err(Problem::Refused { .. })));
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        assert_eq!(Corrected::of("cell/amount/1/2"), Some(Corrected::Alike { field: "amount", text: "1/2" }));
        assert_eq!(Corrected::of("row/12/3"), Some(Corrected::One(12, 3)));
        assert_eq!(Corrected::of("row/x/3"), None);
        assert_eq!(Corrected::of("organisation/Yayasan Sendri"), None);
    }
}

//! The layout of an uploaded sheet: which of its sheets is read, where its header is, which column is which field.

use std::collections::HashMap;

use sekber_documents::sheet::{self, Cell, Field, Header, Sheet, Workbook, find_header, guess};
use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::reading::{depth, year_in};
use super::row::SheetRow;
use crate::kit::words::{Language, Words};

/// How a sheet is understood; kept with the import and changed by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Name of the sheet that is read.
    pub sheet: String,
    /// Other sheets with values, which are not read.
    pub others: Vec<String>,
    /// Number of the header's first row, from 1.
    pub header_row: i64,
    /// Titles of the columns; empty where there is none.
    pub titles: Vec<String>,
    /// Keys of the fields, one for each column.
    pub fields: Vec<Option<String>>,
    /// The organisation whose programmes these are, when no column says so.
    pub organisation: Option<String>,
    /// The year that the lines above the header name.
    pub year: Option<i16>,
}

/// Why no sheet of a workbook can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLayout {
    /// There is no sheet of the name that was asked for.
    NoSuchSheet,
    /// No sheet has a row of titles with rows below it.
    NoHeader,
}

/// The fields of a kind as the header search wants them: known by their titles in both languages and by others.
pub fn fields(kind: Kind, words: &Words) -> Vec<Field> {
    let field = |column: &super::columns::Column| {
        let mut aliases: Vec<String> = column.aliases.iter().map(|alias| (*alias).to_owned()).collect();
        for language in [Language::Indonesian, Language::English] {
            aliases.push(column_title(words, language, column.key));
        }
        aliases.push(column.key.replace('_', " "));
        Field { key: column.key.to_owned(), aliases, many: column.many }
    };
    kind.columns().iter().map(field).collect()
}

/// The title of a column.
pub fn column_title(words: &Words, language: Language, key: &str) -> String {
    words.say(language, &format!("column-{}", key.replace('_', "-")))
}

/// Chooses the sheet that fits best and takes its rows over.
///
/// # Errors
/// When no sheet has a header, or none has the name that was asked for.
pub fn lay_out(
    mut workbook: Workbook,
    kind: Kind,
    words: &Words,
    wanted: Option<&str>,
) -> Result<(Layout, Vec<SheetRow>), NoLayout> {
    let fields = fields(kind, words);
    let is_candidate = |sheet: &Sheet| match wanted {
        Some(name) => sheet.name == name,
        None => sheet.visible && !sheet.rows.is_empty(),
    };
    workbook.sheets.retain(is_candidate);
    if workbook.sheets.is_empty() {
        return Err(if wanted.is_some() { NoLayout::NoSuchSheet } else { NoLayout::NoHeader });
    }
    let sheets = workbook.sheets.iter().enumerate();
    let found = sheets.filter_map(|(index, sheet)| Some((index, find_header(sheet, &fields)?)));
    // Of two that fit alike the first one: data stands before instructions and lists.
    let best = found.reduce(|best, next| if next.1.matched > best.1.matched { next } else { best });
    let (index, header) = best.ok_or(NoLayout::NoHeader)?;
    let mut chosen = workbook.sheets.remove(index);
    let others = workbook.sheets.into_iter().map(|sheet| sheet.name);
    let year = year_above(&chosen, &header);
    let rows = rows(&mut chosen, &header);
    let layout = Layout {
        sheet: chosen.name,
        others: others.collect(),
        header_row: i64::try_from(header.row + 1).unwrap_or(1),
        fields: guessed(kind, &header.titles, &fields, &rows),
        organisation: None,
        year,
        titles: header.titles,
    };
    Ok((layout, rows))
}

/// Titles of columns that only number the rows.
const NUMBERING: [&str; 6] = ["no", "nomor", "no urut", "nomor urut", "nr", "number"];

/// The fields of the columns by their titles; a bare "Kode" is told by what stands below it.
fn guessed(kind: Kind, titles: &[String], fields: &[Field], rows: &[SheetRow]) -> Vec<Option<String>> {
    let numbers = |title: &String| NUMBERING.contains(&sheet::fold(title).as_str());
    let telling: Vec<String> =
        titles.iter().map(|title| if numbers(title) { String::new() } else { title.clone() }).collect();
    let mut guessed: Vec<Option<String>> =
        guess(&telling, fields).into_iter().map(|field| field.map(str::to_owned)).collect();
    let is = |field: &Option<String>, key: &str| field.as_deref() == Some(key);
    let own = guessed.iter().position(|field| is(field, "nomenclature")).filter(|at| {
        let bare = ["kode", "code"].contains(&sheet::fold(&titles[*at]).as_str());
        bare && kind == Kind::Programmes && !rows.is_empty() && !holds_codes(rows, *at)
    });
    if let Some(at) = own.filter(|_| !guessed.iter().any(|field| is(field, "reference"))) {
        guessed[at] = Some("reference".to_owned());
    }
    guessed
}

/// Whether most of a column's first values are codes of the nomenclature.
fn holds_codes(rows: &[SheetRow], column: usize) -> bool {
    let values = rows.iter().map(|row| row.cell(column).text()).filter(|text| !text.is_empty());
    let first: Vec<String> = values.take(20).collect();
    let codes = first.iter().filter(|text| depth(text).is_some_and(|depth| depth > 1)).count();
    codes * 2 > first.len()
}

fn year_above(sheet: &Sheet, header: &Header) -> Option<i16> {
    let above = sheet.rows.iter().take(header.row).flatten();
    above.filter_map(|cell| if let Cell::Text(text) = cell { year_in(text) } else { None }).next()
}

/// The rows below the header that hold anything, taken out of the sheet. Cells merged over several rows count for each of
/// them.
fn rows(sheet: &mut Sheet, header: &Header) -> Vec<SheetRow> {
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
            let mut row = SheetRow { number, cells, inherited: Vec::new() };
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

impl Layout {
    /// The columns that hold a field, from the left.
    pub fn columns_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        let holds = move |field: &Option<String>| field.as_deref() == Some(key);
        self.fields.iter().enumerate().filter(move |(_, field)| holds(field)).map(|(index, _)| index)
    }

    /// The title of a column, or its letter when it has none.
    pub fn title(&self, column: usize) -> String {
        match self.titles.get(column).filter(|title| !title.is_empty()) {
            Some(title) => title.clone(),
            None => letters(column),
        }
    }

    /// Required fields that no column holds.
    pub fn missing(&self, kind: Kind) -> Vec<&'static str> {
        let has = |key: &str| self.columns_of(key).next().is_some();
        let given = |key: &str| key == "organisation" && self.organisation.is_some();
        let required = kind.columns().iter().filter(|column| column.required).map(|column| column.key);
        required.filter(|key| !has(key) && !given(key)).collect()
    }

    /// Assigns fields to columns by hand. Unknown keys, and a second column for a field that has room for one, are left out.
    pub fn assign(&mut self, kind: Kind, wanted: &[Option<String>]) {
        let mut taken: Vec<&str> = Vec::new();
        let mut fields = Vec::with_capacity(self.titles.len());
        for index in 0..self.titles.len().max(self.fields.len()) {
            let key = wanted.get(index).and_then(Option::as_deref);
            let column = key.and_then(|key| kind.column(key));
            let free = column.filter(|column| column.many || !taken.contains(&column.key));
            taken.extend(free.map(|column| column.key));
            fields.push(free.map(|column| column.key.to_owned()));
        }
        self.fields = fields;
    }

    /// Guesses the fields anew from the titles and some rows.
    pub fn guess_again(&mut self, kind: Kind, words: &Words, rows: &[SheetRow]) {
        self.fields = guessed(kind, &self.titles, &fields(kind, words), rows);
    }
}

/// The letters of a column as sheets show them: A, B, … AA.
pub fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters
}

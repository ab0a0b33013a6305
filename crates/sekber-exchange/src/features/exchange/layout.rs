//! The layout of an uploaded sheet: which of its sheets is read, where its header is, which column is which field.

use std::collections::BTreeMap;

use sekber_core::text::words;
use sekber_core::value::OrganisationId;
use sekber_core::value::region::RegionLevel;
use sekber_documents::sheet::{Cell, Field, Header, Sheet, Workbook, find_header};
use serde::{Deserialize, Serialize};

use super::guess::{fields, guessed};
use super::hxl;
use super::kind::Kind;
use super::money_columns::{Role, currency_beside, meaning, speaks_of_money, unit_beside};
use super::reading::year_in;
use super::row::SheetRow;
use super::rows::rows;
use crate::kit::words::Words;

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
    /// What bare amounts are multiplied with, when a line beside the table says so.
    #[serde(default)]
    pub unit: Option<i64>,
    /// The currency of bare amounts, when a line beside the table names another one than rupiah.
    #[serde(default)]
    pub currency: Option<String>,
    /// Hashtags beside the titles; empty when there are none.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Columns that the author has hidden.
    #[serde(default)]
    pub hidden: Vec<usize>,
    /// What was answered to questions about the sheet, by question: `dates` is the order of day and month, `title/Text` what
    /// is read in a cell instead of a text, `partner_kind` what is meant where the sheet says nothing, `update/themes` what
    /// becomes of stored themes.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// What the money comes to that the file tells beside its programmes, as [`super::iati_money::sums`] says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}

/// Why no sheet of a workbook can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLayout {
    /// There is no sheet of the name that was asked for.
    NoSuchSheet,
    /// No sheet has a row of titles with rows below it.
    NoHeader,
}

/// A sheet as it is understood, with its rows.
pub type LaidOut = (Layout, Vec<SheetRow>);

/// Chooses the sheet that fits best and takes its rows over; then those of the other sheets that hold such records too, in their
/// order.
///
/// # Errors
/// When no sheet has a header, or none has the name that was asked for.
pub fn lay_out(
    mut workbook: Workbook,
    kind: Kind,
    words: &Words,
    wanted: Option<&str>,
) -> Result<(LaidOut, Vec<LaidOut>), NoLayout> {
    let fields = fields(kind, words);
    let is_candidate = |sheet: &Sheet| match wanted {
        Some(name) => sheet.name == name,
        None => sheet.visible && !sheet.rows.is_empty(),
    };
    workbook.sheets.retain(is_candidate);
    if workbook.sheets.is_empty() {
        return Err(if wanted.is_some() { NoLayout::NoSuchSheet } else { NoLayout::NoHeader });
    }
    let mut headers: Vec<Option<Header>> =
        workbook.sheets.iter().map(|sheet| find_header(sheet, &fields)).collect();
    // Of two that fit alike the first one: data stands before instructions and lists.
    let found = headers.iter().enumerate().filter_map(|(at, header)| Some((at, header.as_ref()?.matched)));
    let best = found.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let (best, _) = best.ok_or(NoLayout::NoHeader)?;
    let mut others: Vec<String> = Vec::new();
    let mut first = None;
    let mut more = Vec::new();
    for (at, sheet) in workbook.sheets.into_iter().enumerate() {
        let name = sheet.name.clone();
        match headers.get_mut(at).and_then(Option::take) {
            Some(header) if at == best => first = Some(laid_out(sheet, header, kind, &fields)),
            Some(header) if header.matched > 1 => {
                let (layout, rows) = laid_out(sheet, header, kind, &fields);
                let holds_records = layout.columns_of(kind.naming()).next().is_some() && !rows.is_empty();
                if holds_records { more.push((layout, rows)) } else { others.push(name) }
            }
            _ => others.push(name),
        }
    }
    let (mut layout, rows) = first.ok_or(NoLayout::NoHeader)?;
    layout.others = others;
    Ok(((layout, rows), more))
}

fn laid_out(mut sheet: Sheet, header: Header, kind: Kind, fields: &[Field]) -> LaidOut {
    let year = year_above(&sheet, &header);
    let mut beside = lines_above(&sheet, &header);
    let rows = rows(&mut sheet, &header, fields);
    beside.extend(lines_below(&rows));
    let columns = 0..header.titles.len();
    let layout = Layout {
        sheet: sheet.name,
        others: Vec::new(),
        header_row: i64::try_from(header.row + 1).unwrap_or(1),
        fields: guessed(kind, (&header.titles, &header.tags), fields, &rows),
        organisation: None,
        year,
        unit: beside.iter().find_map(|line| unit_beside(line)),
        currency: beside.iter().find_map(|line| currency_beside(line)).map(|currency| currency.to_string()),
        hidden: columns.filter(|column| sheet.hidden.has_column(*column)).collect(),
        tags: header.tags,
        titles: header.titles,
        answers: BTreeMap::new(),
        told: String::new(),
    };
    (layout, rows)
}

fn year_above(sheet: &Sheet, header: &Header) -> Option<i16> {
    let above = sheet.rows.iter().take(header.row).flatten();
    above.filter_map(|cell| if let Cell::Text(text) = cell { year_in(text) } else { None }).next()
}

fn text(cell: &Cell) -> Option<String> {
    if let Cell::Text(text) = cell { Some(text.clone()) } else { None }
}

/// The texts above the table.
fn lines_above(sheet: &Sheet, header: &Header) -> Vec<String> {
    sheet.rows.iter().take(header.row).flatten().filter_map(text).collect()
}

/// The texts below the titles that stand in a row of their own.
fn lines_below(rows: &[SheetRow]) -> impl Iterator<Item = String> + '_ {
    let is_alone = |row: &&SheetRow| row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
    rows.iter().filter(is_alone).flat_map(|row| row.cells.iter().filter_map(text))
}

impl Layout {
    /// The columns that hold a field, from the left.
    pub fn columns_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        let holds = move |field: &Option<String>| field.as_deref() == Some(key);
        self.fields.iter().enumerate().filter(move |(_, field)| holds(field)).map(|(index, _)| index)
    }

    /// Whether the rows are activities of a file of IATI.
    pub fn is_of_activities(&self) -> bool {
        self.tags.iter().any(|tag| tag == hxl::ONLY_KEPT)
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
        let given = |key: &str| {
            self.answers.contains_key(key) || (key == "organisation" && self.organisation.is_some())
        };
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

    /// The level of a column's places as its hashtag says.
    pub fn tagged_level(&self, column: usize) -> Option<RegionLevel> {
        self.tags.get(column).and_then(|tag| hxl::level_of(tag))
    }

    /// Columns of money that are not counted as funding: spent, left over, shares, prices of one piece.
    pub fn uncounted(&self) -> Vec<usize> {
        let unread = |column: usize| self.fields.get(column).is_none_or(Option::is_none);
        let is_such = |title: &str| speaks_of_money(title) && meaning(title).role == Role::NotFunding;
        let titles = self.titles.iter().enumerate();
        titles.filter(|(column, title)| unread(*column) && is_such(title)).map(|(column, _)| column).collect()
    }

    /// A title that names donors beside partners, such as "Mitra/Donor", may mean either. Where it is known whose programmes these are it
    /// means who pays.
    pub fn take_donors_for_sources(&mut self) {
        const DONORS: [&str; 6] = ["donor", "donors", "donatur", "pendana", "funder", "sponsor"];
        let names_donors = |title: &String| words(title).iter().any(|word| DONORS.contains(&word.as_str()));
        let has_source = self.columns_of("source").next().is_some();
        let owners = self.columns_of("organisation").next();
        let donors = owners.filter(|at| self.titles.get(*at).is_some_and(names_donors));
        if let Some(field) = donors.and_then(|at| self.fields.get_mut(at)) {
            *field = (!has_source).then(|| "source".to_owned());
        }
    }

    /// Somebody who imports the programmes of one organisation alone imports its own where no column says whose they are.
    pub fn take_only_owner(&mut self, kind: Kind, own: Option<&[OrganisationId]>) {
        let says_owner = self.organisation.is_some() || self.columns_of("organisation").next().is_some();
        if let Some([only]) = own.filter(|_| kind == Kind::Programmes && !says_owner) {
            self.organisation = Some(only.to_string());
        }
    }

    /// Guesses the fields anew from the titles and the rows that tell something of them.
    pub fn guess_again(&mut self, kind: Kind, words: &Words, rows: &[SheetRow]) {
        self.fields = guessed(kind, (&self.titles, &self.tags), &fields(kind, words), rows);
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

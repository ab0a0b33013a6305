//! Reading data on need from a sheet in the form in which districts and ministries publish it: one row for each place, with its code of the
//! Ministry of Home Affairs, the number, and often unit and year. Nothing is guessed: what can be read in two ways is told.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;
use sekber_documents::sheet::{Cell, Sheet, fold};

use super::MILLI;

/// Rows among which the header is looked for.
const HEADER: usize = 30;
/// Faults that are told; the rest is like them.
const TOLD: usize = 10;
/// Key of what is said where a number can be thousands or a fraction.
const UNDECIDED: &str = "area-fault-either";
/// The largest value, in units.
const LARGEST: f64 = 1e12;

/// What a sheet holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Values by place, in thousandths.
    pub values: BTreeMap<RegionCode, i64>,
    /// The unit that all rows name, if they do.
    pub unit: Option<String>,
    /// The year that the values are of, if rows tell one.
    pub year: Option<i64>,
    /// Rows of places outside the district.
    pub elsewhere: usize,
}

/// Why a sheet cannot be read: the key of a sentence, the row from 1 (0 for none), and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The sentence.
    pub key: &'static str,
    /// The row.
    pub row: usize,
    /// What it names.
    pub text: String,
}

fn wrong(key: &'static str, row: usize, text: impl Into<String>) -> Wrong {
    Wrong { key, row, text: text.into() }
}

/// The columns of a sheet.
struct Columns {
    header: usize,
    code: usize,
    value: usize,
    unit: Option<usize>,
    year: Option<usize>,
}

/// Reads the first sheet that looks like it. `year` narrows rows that tell theirs; without it the latest counts.
pub fn read(
    sheets: &[Sheet],
    home: &RegionCode,
    places: &BTreeSet<RegionCode>,
    (year, value): (Option<i64>, &str),
) -> Result<Read, Vec<Wrong>> {
    let visible = || sheets.iter().filter(|sheet| sheet.visible);
    let found = visible().find_map(|sheet| Some((sheet, code_column(sheet)?)));
    let (sheet, (header, code)) = found.ok_or_else(|| vec![wrong("area-fault-no-code", 0, "")])?;
    let columns = columns(sheet, header, code, value).map_err(|why| vec![why])?;
    rows(sheet, &columns, home, places, year)
}

/// The header and the column of codes: of villages, where there is one beside that of kecamatan.
fn code_column(sheet: &Sheet) -> Option<(usize, usize)> {
    let rank = |title: &str| {
        let words: Vec<&str> = title.split(' ').collect();
        let has = |word: &str| words.contains(&word);
        if !has("kode") || has("bps") || has("provinsi") || has("kabupaten") || has("kota") {
            return None;
        }
        if has("desa") || has("kelurahan") {
            Some(3)
        } else if has("kecamatan") {
            Some(2)
        } else {
            (has("wilayah") || has("kemendagri") || words.len() == 1).then_some(1)
        }
    };
    let of_row = |row: usize| {
        let ranked = sheet.rows.get(row)?.iter().enumerate();
        let ranked = ranked.filter_map(|(at, cell)| Some((rank(&fold(&cell.text()))?, at)));
        ranked.max_by_key(|(rank, at)| (*rank, usize::MAX - at)).map(|(_, at)| (row, at))
    };
    (0..sheet.rows.len().min(HEADER)).find_map(of_row)
}

fn columns(sheet: &Sheet, header: usize, code: usize, wanted: &str) -> Result<Columns, Wrong> {
    let titles: Vec<String> = sheet.rows[header].iter().map(|cell| fold(&cell.text())).collect();
    let titled = |name: &str| titles.iter().position(|title| title == name);
    let (unit, year) = (titled("satuan"), titled("tahun"));
    let is_other = |title: &str| {
        let known = [
            "kode",
            "nama",
            "no",
            "nomor",
            "id",
            "provinsi",
            "kecamatan",
            "desa",
            "kelurahan",
            "latitude",
            "longitude",
        ];
        title.is_empty()
            || title.split(' ').next().is_some_and(|first| known.contains(&first))
            || title.contains("kode")
    };
    let holds_numbers = |at: usize| {
        let cells = sheet.rows.iter().skip(header + 1).map(|row| row.get(at).unwrap_or(&Cell::Empty));
        let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|cell| matches!(number(cell), Number::Is(_) | Number::Either))
    };
    let candidates: Vec<usize> = (0..titles.len())
        .filter(|at| *at != code && Some(*at) != unit && Some(*at) != year)
        .filter(|at| match wanted.is_empty() {
            true => !is_other(&titles[*at]) && holds_numbers(*at),
            false => titles[*at] == fold(wanted),
        })
        .collect();
    match candidates.as_slice() {
        [value] => Ok(Columns { header, code, value: *value, unit, year }),
        [] => Err(wrong("area-fault-no-value", header + 1, wanted)),
        several => {
            let named: Vec<String> = several.iter().map(|at| sheet.rows[header][*at].text()).collect();
            Err(wrong("area-fault-several-values", header + 1, named.join(", ")))
        }
    }
}

fn rows(
    sheet: &Sheet,
    columns: &Columns,
    home: &RegionCode,
    places: &BTreeSet<RegionCode>,
    year: Option<i64>,
) -> Result<Read, Vec<Wrong>> {
    let cell = |row: usize, column: usize| sheet.cell(row, column);
    let year_of = |row: usize| columns.year.and_then(|at| whole(cell(row, at)));
    let all = columns.header + 1..sheet.rows.len();
    let year = year.or_else(|| all.clone().filter_map(year_of).max());
    let (mut read, mut faults, mut units) = (Read::default(), Vec::new(), BTreeSet::new());
    let mut reader = RowReader { sheet, columns, home, places, level: None };
    for row in all.filter(|row| year_of(*row).is_none_or(|own| Some(own) == year)) {
        match reader.read(row) {
            Ok(Row::Nothing) => {}
            Ok(Row::Elsewhere) => read.elsewhere += 1,
            Ok(Row::Value(place, milli)) => {
                units.extend(columns.unit.map(|at| cell(row, at).text()).filter(|unit| !unit.is_empty()));
                read.year = year_of(row);
                if read.values.insert(place, milli).is_some() {
                    faults.push(wrong("area-fault-twice", row + 1, cell(row, columns.code).text()));
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    // While it is open how numbers are written, nothing else is known of them.
    if faults.iter().any(|one| one.key == UNDECIDED) {
        faults.retain(|one| one.key == UNDECIDED);
    }
    faults.truncate(TOLD);
    if faults.is_empty() && read.values.is_empty() {
        faults.push(wrong("area-fault-no-rows", 0, ""));
    }
    read.unit = if units.len() == 1 { units.into_iter().next() } else { None };
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// What a row says.
enum Row {
    /// No number for a place: it is empty, or a sum or source below the others.
    Nothing,
    /// A number for a place outside the district.
    Elsewhere,
    /// A number for a place of the district, in thousandths.
    Value(RegionCode, i64),
}

/// Reads the rows one by one: all are of places of one level.
struct RowReader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    home: &'a RegionCode,
    places: &'a BTreeSet<RegionCode>,
    level: Option<RegionLevel>,
}

impl RowReader<'_> {
    fn read(&mut self, row: usize) -> Result<Row, Wrong> {
        let code = self.sheet.cell(row, self.columns.code);
        let value = self.sheet.cell(row, self.columns.value);
        if code.is_empty() || value.is_empty() {
            return Ok(Row::Nothing);
        }
        let told = code.text();
        let Some(place) = region(&told) else {
            // Sums and sources below the rows have no code.
            return match told.chars().any(|c| c.is_ascii_digit()) {
                true => Err(wrong("area-fault-code", row + 1, told)),
                false => Ok(Row::Nothing),
            };
        };
        if !self.home.contains(&place) {
            return Ok(Row::Elsewhere);
        }
        if !self.places.contains(&place) {
            return Err(wrong("area-fault-place", row + 1, told));
        }
        if self.level.get_or_insert(place.level()) != &place.level() {
            return Err(wrong("area-fault-levels", row + 1, told));
        }
        match number(value) {
            // Bounded above, so that it is a whole number without loss that matters.
            Number::Is(number) if (0.0..=LARGEST).contains(&number) => {
                Ok(Row::Value(place, (number * MILLI as f64).round() as i64))
            }
            Number::Either => Err(wrong(UNDECIDED, row + 1, value.text())),
            _ => Err(wrong("area-fault-number", row + 1, value.text())),
        }
    }
}

/// A code as it is written: with points, or as digits alone.
fn region(text: &str) -> Option<RegionCode> {
    let text = text.trim();
    if text.contains('.') {
        return text.parse().ok();
    }
    if !text.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    match text.len() {
        6 => format!("{}.{}.{}", part(0, 2), part(2, 4), part(4, 6)).parse().ok(),
        10 => format!("{}.{}.{}.{}", part(0, 2), part(2, 4), part(4, 6), part(6, 10)).parse().ok(),
        _ => None,
    }
}

fn whole(cell: &Cell) -> Option<i64> {
    match number(cell) {
        Number::Is(number) if number.fract() == 0.0 && number.abs() < 1e6 => Some(number as i64),
        _ => cell.text().trim().parse().ok(),
    }
}

/// What a cell says as a number.
#[derive(Debug, PartialEq)]
enum Number {
    Is(f64),
    /// It could be thousands or a fraction: 1.234.
    Either,
    Not,
}

fn number(cell: &Cell) -> Number {
    let text = match cell {
        Cell::Number(number) if number.is_finite() => return Number::Is(*number),
        Cell::Text(text) => text.trim(),
        _ => return Number::Not,
    };
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') || text.len() > 20 {
        return Number::Not;
    }
    let is = |text: &str| text.parse::<f64>().map_or(Number::Not, Number::Is);
    let groups = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        parts.next().is_some_and(|first| (1..=3).contains(&first.len())) && parts.all(|part| part.len() == 3)
    };
    match (text.matches('.').count(), text.matches(',').count()) {
        (0, 0) => is(text),
        (1, 0) | (0, 1) if !text.starts_with('0') && (groups(text, '.') || groups(text, ',')) => {
            Number::Either
        }
        (1, 0) => is(text),
        (0, 1) => is(&text.replace(',', ".")),
        (2.., 0) if groups(text, '.') => is(&text.replace('.', "")),
        (0, 2..) if groups(text, ',') => is(&text.replace(',', "")),
        (_, 1) => match text.split_once(',') {
            Some((whole, part)) if groups(whole, '.') && !part.contains('.') => {
                is(&format!("{}.{part}", whole.replace('.', "")))
            }
            Some(_)
                if groups(text.split('.').next().unwrap_or_default(), ',')
                    && text.matches('.').count() == 1 =>
            {
                is(&text.replace(',', ""))
            }
            _ => Number::Not,
        },
        (1, _) => match text.split_once('.') {
            Some((whole, part)) if groups(whole, ',') && !part.contains(',') => {
                is(&format!("{}.{part}", whole.replace(',', "")))
            }
            _ => Number::Not,
        },
        _ => Number::Not,
    }
}

#[cfg(test)]
mod tests;

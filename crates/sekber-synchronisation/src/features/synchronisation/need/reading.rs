//! Reading data on need from a sheet in the form in which districts and ministries publish it: one row for each place, with its code of the
//! Ministry of Home Affairs, the number, and often unit and year. Nothing is guessed: what can be read in two ways is told.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;
use sekber_documents::sheet::{Cell, Sheet, fold};

use self::numbers::{Number, Written, number};
use super::MILLI;

/// Rows among which the header is looked for.
const HEADER: usize = 30;
/// Faults that are told; the rest is like them.
const TOLD: usize = 10;
/// Codes of places outside the district that are told.
const OUTSIDE: usize = 50;
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
    /// The codes of these places, the first of them where there are many.
    pub outside: BTreeSet<RegionCode>,
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

/// Reads the first sheet that looks like it. `year` narrows rows that tell theirs; it is asked for where they tell several. `is_whole` says
/// that what is counted has no parts, as people have none.
pub fn read(
    sheets: &[Sheet],
    home: &RegionCode,
    places: &BTreeSet<RegionCode>,
    (year, value, is_whole): (Option<i64>, &str, bool),
) -> Result<Read, Vec<Wrong>> {
    let visible = || sheets.iter().filter(|sheet| sheet.visible);
    let found = visible().find_map(|sheet| Some((sheet, code_column(sheet)?)));
    let (sheet, (header, code)) = found.ok_or_else(|| vec![wrong("area-fault-no-code", 0, "")])?;
    let columns = columns(sheet, header, code, value).map_err(|why| vec![why])?;
    rows(sheet, &columns, home, places, (year, is_whole))
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
    // How many cells of a column are numbers, and how many say something else.
    let held = |at: usize| {
        let cells = sheet.rows.iter().skip(header + 1).map(|row| row.get(at).unwrap_or(&Cell::Empty));
        let (numbers, others): (Vec<&Cell>, Vec<&Cell>) = cells
            .filter(|cell| !cell.is_empty())
            .partition(|cell| matches!(number(cell), Number::Is(_) | Number::Either));
        (numbers.len(), others.len())
    };
    let mut candidates: Vec<usize> = (0..titles.len())
        .filter(|at| *at != code && Some(*at) != unit && Some(*at) != year)
        .filter(|at| wanted.is_empty() || titles[*at] == fold(wanted))
        .collect();
    if wanted.is_empty() {
        let mut holding: Vec<(usize, usize, usize)> = candidates
            .into_iter()
            .filter(|at| !is_other(&titles[*at]))
            .map(|at| (at, held(at)))
            .filter(|(_, (numbers, _))| *numbers > 0)
            .map(|(at, (numbers, others))| (at, numbers, others))
            .collect();
        // A column with a slip in it is still the column where there is no better one: its rows say what is wrong.
        let has_clean = holding.iter().any(|(_, _, others)| *others == 0);
        holding.retain(|(_, numbers, others)| *others == 0 || (!has_clean && numbers >= others));
        candidates = holding.into_iter().map(|(at, _, _)| at).collect();
    }
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
    (year, is_whole): (Option<i64>, bool),
) -> Result<Read, Vec<Wrong>> {
    let cell = |row: usize, column: usize| sheet.cell(row, column);
    let year_of = |row: usize| columns.year.and_then(|at| whole(cell(row, at)));
    let all = columns.header + 1..sheet.rows.len();
    if year.is_none() {
        let years: BTreeSet<i64> = all.clone().filter_map(year_of).collect();
        if years.len() > 1 {
            let latest: Vec<String> = years.iter().rev().take(TOLD).map(ToString::to_string).collect();
            return Err(vec![wrong("area-fault-years", columns.header + 1, latest.join(", "))]);
        }
    }
    let year = year.or_else(|| all.clone().find_map(year_of));
    let (mut read, mut faults, mut units) = (Read::default(), Vec::new(), BTreeSet::new());
    let written = Written::of(all.clone().map(|row| cell(row, columns.value)));
    let mut reader = RowReader { sheet, columns, home, places, written, is_whole, level: None };
    for row in all.filter(|row| year_of(*row).is_none_or(|own| Some(own) == year)) {
        match reader.read(row) {
            Ok(Row::Nothing) => {}
            Ok(Row::Elsewhere(place)) => {
                read.elsewhere += 1;
                if read.outside.len() < OUTSIDE {
                    read.outside.insert(place);
                }
            }
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
    Elsewhere(RegionCode),
    /// A number for a place of the district, in thousandths.
    Value(RegionCode, i64),
}

/// Reads the rows one by one: all are of places of one level.
struct RowReader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    home: &'a RegionCode,
    places: &'a BTreeSet<RegionCode>,
    /// How the column writes its numbers.
    written: Written,
    /// Whether what is counted has no parts.
    is_whole: bool,
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
            return Ok(Row::Elsewhere(place));
        }
        if !self.places.contains(&place) {
            return Err(wrong("area-fault-place", row + 1, told));
        }
        if self.level.get_or_insert(place.level()) != &place.level() {
            return Err(wrong("area-fault-levels", row + 1, told));
        }
        let unit = self.columns.unit.map(|at| self.sheet.cell(row, at).text()).unwrap_or_default();
        match self.written.read(value, self.is_whole || counts_whole(&unit)) {
            // Bounded above, so that it is a whole number without loss that matters.
            Number::Is(number) if (0.0..=LARGEST).contains(&number) => {
                Ok(Row::Value(place, (number * MILLI as f64).round() as i64))
            }
            Number::Is(number) if number < 0.0 => Err(wrong("area-fault-negative", row + 1, value.text())),
            Number::Not if is_below_nothing(&value.text()) => {
                Err(wrong("area-fault-negative", row + 1, value.text()))
            }
            Number::Either => Err(wrong(UNDECIDED, row + 1, value.text())),
            _ => Err(wrong("area-fault-number", row + 1, value.text())),
        }
    }
}

/// A code as it is written: with points, or as digits alone.
pub fn region(text: &str) -> Option<RegionCode> {
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

/// Whether a unit counts what has no parts, so that a point in it can only stand between thousands: people for example, but no people for
/// each kilometre.
pub fn counts_whole(unit: &str) -> bool {
    const WHOLE: [&str; 15] = [
        "anak", "balita", "bayi", "desa", "ibu", "jiwa", "kasus", "keluarga", "kepala", "kk", "orang",
        "penduduk", "rumah", "siswa", "tangga",
    ];
    let unit = fold(unit);
    !unit.is_empty() && unit.split(' ').all(|word| WHOLE.contains(&word))
}

/// Whether a text is a number with a minus before it.
fn is_below_nothing(text: &str) -> bool {
    let bare = text.trim().strip_prefix(['-', '−']).map(|bare| Cell::Text(bare.trim().to_owned()));
    bare.is_some_and(|bare| number(&bare) != Number::Not)
}

fn whole(cell: &Cell) -> Option<i64> {
    match number(cell) {
        Number::Is(number) if number.fract() == 0.0 && number.abs() < 1e6 => Some(number as i64),
        _ => cell.text().trim().parse().ok(),
    }
}

mod numbers;
#[cfg(test)]
mod tests;

//! Dates: written ones, spreadsheet serials, bare years, and months that leave the year to the sheet.

use sekber_core::reading::{
    FigureOrder, Reason, figure_order, from_excel_serial, read_date, read_period, read_period_in,
    with_day_first,
};
use sekber_core::text::words;
use sekber_core::value::PartialDate;
use sekber_core::write::{id_partial_date, id_period};
use sekber_documents::sheet::Cell;

use super::{Around, Dates, Reading, Remark};
use crate::features::programme::FUNDING_YEARS;

/// Words by which people say that no dates are fixed.
const OPEN: &[&str] = &[
    "tidak terbatas",
    "berkelanjutan",
    "terus menerus",
    "rutin",
    "kontinyu",
    "sesuai kebutuhan",
    "ongoing",
    "insidentil",
];

/// The text as it is meant, with the day first; a fault when that cannot be told.
fn ordered(text: &str, dates: Dates) -> Result<String, Reading> {
    match (figure_order(text), dates) {
        (Some(FigureOrder::Either | FigureOrder::MonthFirst), Dates::Unsure) => {
            let remark = Remark::fault(text, "date-order").asking("dates", &["day-first", "month-first"]);
            Err(Reading::fault(remark))
        }
        (Some(_), Dates::MonthFirst) => Ok(with_day_first(text)),
        _ => Ok(text.to_owned()),
    }
}

/// A day, month or year under the title of a start or an end. A whole period in such a cell says both.
pub(super) fn date(key: &'static str, cell: &Cell, around: Around<'_>) -> Reading {
    let year = around.year;
    if let Cell::Number(number) = cell {
        return of_number(*number, year);
    }
    let text = match ordered(&cell.text(), around.dates) {
        Ok(text) => text,
        Err(reading) => return reading,
    };
    let reading = single(&text, year);
    let is_read = reading.value.is_some() || read_date(&text).is_ok();
    match read_period_in(&text, year).ok().filter(|_| !is_read) {
        Some(period) => {
            let (start, end) =
                (period.start().map(|date| date.to_string()), period.end().map(|date| date.to_string()));
            let (value, other, more) = if key == "end" { (end, "start", start) } else { (start, "end", end) };
            Reading {
                value,
                more: more.map(|date| (other, date)).into_iter().collect(),
                remarks: vec![Remark::notice(&text, "read-as", id_period(&period))],
            }
        }
        None => reading,
    }
}

fn single(text: &str, year: i16) -> Reading {
    match read_date(text) {
        Ok(date) => Reading::of(date.to_string()),
        Err(why) => match read_date(&format!("{text} {year}")) {
            // "Januari", "20 September": the sheet's year is meant.
            Ok(date) if !text.contains(|c: char| c.is_ascii_digit()) || why.reason == Reason::Unknown => {
                let remark = Remark::notice(text, "read-as", id_partial_date(date));
                Reading { remarks: vec![remark], ..Reading::of(date.to_string()) }
            }
            _ => Reading::fault(Remark::unreadable(text, &why)),
        },
    }
}

fn of_number(number: f64, year: i16) -> Reading {
    let whole = number.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, reason = "the ranges keep it small")]
    let date = match number {
        n if whole && (1.0..=12.0).contains(&n) => PartialDate::month(year, n as i8),
        n if whole && (1900.0..=2100.0).contains(&n) => PartialDate::year(n as i16),
        n if (20_000.0..80_000.0).contains(&n) => from_excel_serial(n, false).and_then(PartialDate::day),
        _ => None,
    };
    match date {
        Some(date) => {
            let remark = Remark::notice(number.to_string(), "read-as", id_partial_date(date));
            Reading { remarks: vec![remark], ..Reading::of(date.to_string()) }
        }
        None => Reading::fault(Remark::fault(number.to_string(), "unknown")),
    }
}

/// A period is handed on as its start and end. Months without a year are of the sheet's year.
pub(super) fn period(cell: &Cell, around: Around<'_>) -> Reading {
    let year = around.year;
    let text = match cell {
        Cell::Number(number) => match of_number(*number, 0).value {
            Some(date) => date,
            None => return Reading::fault(Remark::fault(cell.text(), "unknown")),
        },
        _ => match ordered(&cell.text(), around.dates) {
            Ok(text) => text,
            Err(reading) => return reading,
        },
    };
    if is_duration(&text) || OPEN.contains(&words(&text).join(" ").as_str()) {
        return Reading { remarks: vec![Remark::notice(text, "no-dates", "")], ..Reading::default() };
    }
    let whole_year =
        words(&text).join(" ").starts_with("sepanjang tahun") || words(&text).join(" ") == "setahun penuh";
    let text = match whole_year {
        true => year_in(&text).unwrap_or(year).to_string(),
        false => text,
    };
    let period = match read_period_in(&text, year) {
        Ok(period) => period,
        Err(why) => return Reading::fault(Remark::unreadable(text, &why)),
    };
    let end = |key, date: Option<PartialDate>| date.map(|date| (key, date.to_string()));
    let more = [end("start", period.start()), end("end", period.end())];
    let assumed = read_period(&text).is_err().then(|| Remark::notice(&text, "read-as", id_period(&period)));
    Reading {
        value: None,
        more: more.into_iter().flatten().collect(),
        remarks: assumed.into_iter().collect(),
    }
}

/// Whether a text says how long something takes and not when: "12 bulan", "1 (satu) tahun".
fn is_duration(text: &str) -> bool {
    const UNITS: &[&str] = &[
        "bulan", "bln", "tahun", "thn", "hari", "minggu", "pekan", "bulanan", "months", "month", "years",
        "year", "days", "weeks", "mo", "jam",
    ];
    const NUMBERS: &[&str] = &[
        "selama", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
        "belas", "puluh", "sebelas", "for", "kalender", "kerja", "dan",
    ];
    let words = words(text);
    let is_number = |word: &str| {
        (word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())) || NUMBERS.contains(&word)
    };
    let is_unit = |word: &str| UNITS.contains(&word);
    words.len() > 1
        && words.iter().any(|word| is_unit(word))
        && words.first().is_some_and(|word| is_number(word))
        && words.iter().all(|word| is_unit(word) || is_number(word))
}

/// A year. Several years say when the work is done, and not for which of them money is meant.
pub(super) fn year(cell: &Cell) -> Reading {
    let text = cell.text();
    if let Some(period) = read_period(&text).ok().filter(|period| period.start() != period.end()) {
        let ends = [("start", period.start()), ("end", period.end())];
        let more = ends.into_iter().filter_map(|(key, date)| Some((key, date?.to_string())));
        let remark = Remark::notice(&text, "read-as", id_period(&period));
        return Reading { value: None, more: more.collect(), remarks: vec![remark] };
    }
    match year_in(&text) {
        Some(year) => Reading::of(year.to_string()),
        None => Reading::fault(Remark::fault(text, "not-a-year")),
    }
}

/// The first year that money may be meant for that stands in a text as a number of its own.
pub fn year_in(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| FUNDING_YEARS.contains(&i64::from(*year)))
}

//! Dates: written ones, spreadsheet serials, bare years, and months that leave the year to the sheet.

use sekber_core::reading::{Reason, from_excel_serial, read_date, read_period, read_period_in};
use sekber_core::value::PartialDate;
use sekber_core::write::{id_partial_date, id_period};
use sekber_documents::sheet::Cell;

use super::{Reading, Remark};
use crate::features::programme::FUNDING_YEARS;

pub(super) fn date(cell: &Cell, year: i16) -> Reading {
    if let Cell::Number(number) = cell {
        return of_number(*number, year);
    }
    let text = cell.text();
    match read_date(&text) {
        Ok(date) => Reading::of(date.to_string()),
        Err(why) => match read_date(&format!("{text} {year}")) {
            // "Januari", "20 September": the sheet's year is meant.
            Ok(date) if !text.contains(|c: char| c.is_ascii_digit()) || why.reason == Reason::Unknown => {
                let remark = Remark::notice(&text, "read-as", id_partial_date(date));
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
pub(super) fn period(cell: &Cell, year: i16) -> Reading {
    let text = match cell {
        Cell::Number(_) => match date(cell, 0).value {
            Some(date) => date,
            None => return Reading::fault(Remark::fault(cell.text(), "unknown")),
        },
        _ => cell.text(),
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

pub(super) fn year(cell: &Cell) -> Reading {
    let text = cell.text();
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

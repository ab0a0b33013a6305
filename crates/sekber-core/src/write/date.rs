//! Dates and periods, long and short, in Indonesian and English.

use jiff::civil::{Date, Weekday};

use crate::value::{PartialDate, Period, Precision};

/// Indonesian names of the months, January first.
pub(crate) const ID_MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
/// English names of the months, January first.
pub(crate) const EN_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(names: [&'static str; 12], number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|index| names.get(index).copied()).unwrap_or("")
}

/// The Indonesian name of a month, 1 to 12; empty outside.
pub fn id_month(number: i8) -> &'static str {
    month(ID_MONTHS, number)
}

/// The English name of a month, 1 to 12; empty outside.
pub fn en_month(number: i8) -> &'static str {
    month(EN_MONTHS, number)
}

/// `20 September 2023`.
pub fn id_date(date: Date) -> String {
    format!("{} {} {}", date.day(), id_month(date.month()), date.year())
}

/// `20 September 2023`, with English names.
pub fn en_date(date: Date) -> String {
    format!("{} {} {}", date.day(), en_month(date.month()), date.year())
}

/// `Rabu, 20 September 2023`.
pub fn id_long_date(date: Date) -> String {
    let day = match date.weekday() {
        Weekday::Monday => "Senin",
        Weekday::Tuesday => "Selasa",
        Weekday::Wednesday => "Rabu",
        Weekday::Thursday => "Kamis",
        Weekday::Friday => "Jumat",
        Weekday::Saturday => "Sabtu",
        Weekday::Sunday => "Minggu",
    };
    format!("{day}, {}", id_date(date))
}

/// `Wednesday, 20 September 2023`.
pub fn en_long_date(date: Date) -> String {
    format!("{:?}, {}", date.weekday(), en_date(date))
}

/// `2023`, `September 2023` or `20 September 2023`, as exactly as it is known.
pub fn id_partial_date(date: PartialDate) -> String {
    partial(date, id_month)
}

/// English twin of [`id_partial_date`].
pub fn en_partial_date(date: PartialDate) -> String {
    partial(date, en_month)
}

fn partial(date: PartialDate, month: fn(i8) -> &'static str) -> String {
    let first = date.first_day();
    match date.precision() {
        Precision::Year => first.year().to_string(),
        Precision::Month => format!("{} {}", month(first.month()), first.year()),
        Precision::Day => format!("{} {} {}", first.day(), month(first.month()), first.year()),
    }
}

/// `2021–2023`, `September 2021–Maret 2023`, `6–7 Juli 2023`, `sejak 2021`, `sampai 2023`; empty when nothing is known.
pub fn id_period(period: &Period) -> String {
    span(period, id_partial_date, "sejak", "sampai")
}

/// `2021–2023`, `since 2021`, `until 2023`; empty when nothing is known.
pub fn en_period(period: &Period) -> String {
    span(period, en_partial_date, "since", "until")
}

fn are_days_of_a_month(start: PartialDate, end: PartialDate) -> bool {
    let month = |date: PartialDate| (date.precision(), date.first_day().year(), date.first_day().month());
    start.precision() == Precision::Day && month(start) == month(end)
}

fn span(period: &Period, written: fn(PartialDate) -> String, since: &str, until: &str) -> String {
    match (period.start(), period.end()) {
        (Some(start), Some(end)) if start == end => written(start),
        (Some(start), Some(end)) if are_days_of_a_month(start, end) => {
            format!("{}–{}", start.first_day().day(), written(end))
        }
        (Some(start), Some(end)) => format!("{}–{}", written(start), written(end)),
        (Some(start), None) => format!("{since} {}", written(start)),
        (None, Some(end)) => format!("{until} {}", written(end)),
        (None, None) => String::new(),
    }
}

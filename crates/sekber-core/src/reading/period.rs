//! Periods: `2021–2023`, `Jan 2021 s.d. Des 2022`, `20–22 September 2023`, `2021 - sekarang`, `sejak 2021`, `Triwulan II 2024`.

use super::date::{month, read_date, tokens};
use super::part_of_year::named_parts;
use super::{Reason, Unreadable};
use crate::text::fold;
use crate::value::{PartialDate, Period};
use crate::write::id_period;

/// What stands between start and end; longer ones first, dashes last because dates hold dashes too.
const BETWEEN: &[&str] = &[
    " sampai dengan ",
    " s.d. ",
    " s.d ",
    " s/d ",
    " sd. ",
    " sd ",
    " sampai ",
    " hingga ",
    " until ",
    " to ",
    " - ",
    "s.d.",
    "s/d",
];
const OPEN_END: &[&str] = &[
    "sekarang",
    "kini",
    "saat ini",
    "present",
    "now",
    "berjalan",
    "masih berjalan",
    "ongoing",
    "seterusnya",
];
const SINCE: &[&str] = &["sejak ", "mulai ", "dari ", "since ", "from "];
const UNTIL: &[&str] = &["sampai dengan ", "sampai ", "hingga ", "s.d. ", "s/d ", "until "];

fn strip<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// Start and end as written. A dash without spaces parts two years, or two dates that hold no dash themselves.
fn halves(text: &str) -> Option<(&str, &str)> {
    if let Some(halves) = BETWEEN.iter().find_map(|between| text.split_once(between)) {
        return Some(halves);
    }
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    // "01/03/2024-31/12/2024": a dash between two dates of figures.
    let figures = |text: &str| text.matches(['/', '.']).count() == 2 && !text.contains(char::is_alphabetic);
    if let Some((start, end)) = text.split_once('-').filter(|(start, end)| figures(start) && figures(end)) {
        return Some((start, end));
    }
    if let Some((start, end)) = text.split_once('/') {
        return (is_year(start) && is_year(end)).then_some((start, end));
    }
    let (start, end) = text.split_once('-').filter(|(_, end)| !end.contains('-'))?;
    let worded = |text: &str| text.contains(|c: char| c.is_alphabetic());
    let iso_month = is_year(start) && end.len() <= 2;
    let short = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    let spreadsheet = worded(start) && short(end);
    (!iso_month && !spreadsheet).then_some((start, end))
}

/// The start of `20–22 September 2023` or `Januari–Maret 2023` takes what it lacks from the end.
fn start_like(start: &str, end: &str) -> Result<PartialDate, Unreadable> {
    let (of_start, of_end) = (tokens(start), tokens(end));
    let last = |count: usize| of_end.get(of_end.len().saturating_sub(count)..).unwrap_or_default().join(" ");
    let borrowed = match of_start.as_slice() {
        [word] if month(word).is_some() => format!("{word} {}", last(1)),
        [day] if day.len() <= 2 => format!("{day} {}", last(2)),
        [day, word] if day.len() <= 2 && month(word).is_some() => format!("{day} {word} {}", last(1)),
        _ => start.to_owned(),
    };
    read_date(&borrowed)
}

fn checked(start: Option<PartialDate>, end: Option<PartialDate>) -> Result<Period, Unreadable> {
    Period::new(start, end).map_err(|_| match Period::new(end, start) {
        Ok(swapped) => Unreadable::perhaps(Reason::EndsBeforeStart, id_period(&swapped)),
        Err(_) => Unreadable::new(Reason::EndsBeforeStart),
    })
}

/// `2022, 2023, 2024` and `2022 dan 2023`: years that follow each other are one period.
fn years(text: &str) -> Option<Result<Period, Unreadable>> {
    let is_between =
        |word: &&str| !word.is_empty() && !matches!(*word, "dan" | "and" | "&" | "serta" | "tahun");
    let words: Vec<&str> = text.split([' ', ',', ';']).filter(is_between).collect();
    let year = |word: &&str| word.parse::<i16>().ok().filter(|_| word.len() == 4);
    let years: Vec<i16> = words.iter().map(year).collect::<Option<_>>()?;
    let (first, last) = (*years.first()?, *years.last().filter(|_| years.len() > 1)?);
    let follow = years.windows(2).all(|pair| pair[1] == pair[0].saturating_add(1));
    match follow {
        true => Some(checked(PartialDate::year(first), PartialDate::year(last))),
        false => Some(Err(Unreadable::new(Reason::Unknown))),
    }
}

/// A period of months or days that leaves its year to the sheet: `Januari-Desember`, `Mei s/d Agustus`.
///
/// # Errors
/// As [`read_period`]; also when the text names figures of its own and is therefore not without a year.
pub fn read_period_in(text: &str, year: i16) -> Result<Period, Unreadable> {
    if let Some(parts) = named_parts(text, Some(year)) {
        return parts;
    }
    read_period(text).or_else(|why| match text.contains(|c: char| c.is_ascii_digit()) {
        true => Err(why),
        false => read_period(&format!("{text} {year}")).map_err(|_| why),
    })
}

/// A period; a single date is its own start and end.
///
/// # Errors
/// With a reason; for an end before the start the swapped period is suggested.
pub fn read_period(text: &str) -> Result<Period, Unreadable> {
    let folded = fold(text);
    let text = folded.trim_matches(['(', ')', '.', ' ']);
    if text.is_empty() {
        return Err(Unreadable::new(Reason::Empty));
    }
    if let Some(parts) = named_parts(text, None) {
        return parts;
    }
    if let Some(years) = years(text) {
        return years;
    }
    // "3 tahun (2021–2023)": the brackets hold the dates, of several the last ones.
    let text = match text.rsplit_once('(').filter(|_| text.contains(|c: char| c.is_ascii_digit())) {
        Some((_, inside)) => inside.trim_matches([')', '.', ' ']),
        None => text,
    };
    if let Some(end) = strip(text, UNTIL) {
        return checked(None, Some(read_date(end)?));
    }
    let (since, text) = strip(text, SINCE).map_or((false, text), |rest| (true, rest));
    match halves(text) {
        Some((start, end)) if OPEN_END.contains(&end.trim()) => checked(Some(read_date(start)?), None),
        Some((start, end)) => checked(Some(start_like(start, end)?), Some(read_date(end)?)),
        None => {
            let date = read_date(text)?;
            checked(Some(date), (!since).then_some(date))
        }
    }
}

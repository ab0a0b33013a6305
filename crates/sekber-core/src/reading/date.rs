//! Dates: `20 September 2023`, `Rabu, 20/9/2023`, `20 Sept. 2023`, `20-09-23`, `September 2023`, `2023`.

use jiff::civil::Date;

use super::{Reason, Unreadable};
use crate::text::{Vocabulary, fold};
use crate::value::PartialDate;
use crate::write::{id_date, id_month};

/// Names of months by their beginnings, old spellings and English ones included.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january"],
    &["februari", "february", "pebruari"],
    &["maret", "march", "mrt"],
    &["april"],
    &["mei", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["agustus", "august", "agt", "ags"],
    &["september"],
    &["oktober", "october"],
    &["november", "nopember"],
    &["desember", "december"],
];

/// Words that may stand before a date and say nothing.
const NOISE: &[&str] = &[
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "jum'at",
    "sabtu",
    "minggu",
    "ahad",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "tanggal",
    "tgl",
    "bulan",
    "tahun",
    "thn",
    "th",
    "ta",
    "of",
    "anggaran",
];

/// A month by its name or an abbreviation of three letters or more.
pub(super) fn month(word: &str) -> Option<i8> {
    let begins = |name: &&str| name.starts_with(word) && word.len() >= 3;
    let at = MONTHS.iter().position(|names| names.iter().any(begins))?;
    i8::try_from(at + 1).ok()
}

fn intended_month(word: &str) -> Option<&'static str> {
    let known = Vocabulary::new(MONTHS.iter().flat_map(|names| names.iter()));
    let near = known.nearest(word, 1).first().map(|near| near.word.to_owned())?;
    month(&near).map(id_month)
}

/// Words and numbers of a date, noise left out; `sept.` and `20,` lose their points.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    let clean = |token: &str| token.trim_matches([',', '.', '(', ')']).to_owned();
    let tokens = folded.split([' ', ',']).map(clean);
    tokens.filter(|token| !token.is_empty() && !NOISE.contains(&token.as_str())).collect()
}

/// A year of four digits, or of two: 70 to 99 are of the last century.
fn year(text: &str) -> Option<i16> {
    let number: i16 = text.parse().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()))?;
    match text.len() {
        4 => Some(number),
        2 if number < 70 => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

fn small(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
}

fn day(year: i16, month: i8, day: i8) -> Result<PartialDate, Unreadable> {
    let in_range = |month, day| Date::new(year, month, day).ok().and_then(PartialDate::day);
    let no_such = || match in_range(day, month) {
        // 9/20/2023 is written month first; only the swapped reading exists.
        Some(swapped) => Unreadable::perhaps(Reason::NoSuchDate, id_date(swapped.first_day())),
        None => Unreadable::new(Reason::NoSuchDate),
    };
    in_range(month, day).ok_or_else(no_such)
}

fn of_month(year: i16, month: i8) -> Result<PartialDate, Unreadable> {
    PartialDate::month(year, month).ok_or_else(|| Unreadable::new(Reason::NoSuchDate))
}

/// `2023-09-20`, `20/9/2023`, `20.09.23`, `9/2023`, `2023-09`.
fn of_figures(token: &str) -> Option<Result<PartialDate, Unreadable>> {
    // A time of day after the date is left out: "2023-09-20t00:00:00".
    let token = token.split('t').next().unwrap_or(token);
    let parts: Vec<&str> = token.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 => Some(day(year(y)?, small(m)?, small(d)?)),
        [d, m, y] => Some(day(year(y)?, small(m)?, small(d)?)),
        [y, m] if y.len() == 4 => Some(of_month(year(y)?, small(m)?)),
        [m, y] if y.len() == 4 => Some(of_month(year(y)?, small(m)?)),
        [y] if y.len() == 4 => Some(PartialDate::year(year(y)?).ok_or(Unreadable::new(Reason::NoSuchDate))),
        _ => None,
    }
}

/// A date as exactly as it was written.
///
/// Day comes before month, as in Indonesia; where only the other order exists it is suggested.
///
/// # Errors
/// With a reason; a misspelt month and a bare spreadsheet serial bring a suggestion.
pub fn read_date(text: &str) -> Result<PartialDate, Unreadable> {
    let tokens = tokens(text);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if tokens.is_empty() {
        return Err(Unreadable::new(Reason::Empty));
    }
    as_written(&tokens).unwrap_or_else(|| Err(guess(&tokens)))
}

/// The date that the tokens spell without any mending; `None` when they have not the shape of a date.
fn as_written(tokens: &[&str]) -> Option<Result<PartialDate, Unreadable>> {
    match tokens {
        [one] => of_figures(one).or_else(|| joined(one)),
        [figures, time] if time.contains(':') => of_figures(figures),
        [m, y] => month(m).zip(year(y)).map(|(m, y)| of_month(y, m)),
        [d, m, y] => match (small(d), month(m), month(d), small(m)) {
            (Some(d), Some(m), _, _) | (_, _, Some(m), Some(d)) => year(y).map(|y| day(y, m, d)),
            (Some(d), None, None, Some(m)) => year(y).map(|y| day(y, m, d)),
            _ => None,
        },
        _ => None,
    }
}

/// `20-sep-2023`, `sep-23`: as spreadsheets show dates.
fn joined(token: &str) -> Option<Result<PartialDate, Unreadable>> {
    let parts: Vec<&str> = token.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [d, m, y] => Some(day(year(y)?, month(m)?, small(d)?)),
        [m, y] => Some(of_month(year(y)?, month(m)?)),
        _ => None,
    }
}

/// Why no date was read; words that are nearly months are mended once, and only a mending that reads is suggested.
fn guess(tokens: &[&str]) -> Unreadable {
    if let [serial] = tokens {
        let date =
            serial.parse().ok().filter(|_| serial.len() == 5).and_then(|n| from_excel_serial(n, false));
        if let Some(date) = date.and_then(PartialDate::day) {
            return Unreadable::perhaps(Reason::Ambiguous, id_date(date.first_day()));
        }
    }
    let mend = |token: &&'_ str| match token.bytes().all(|b| b.is_ascii_digit()) {
        true => Some((*token).to_owned()),
        false => intended_month(token).map(str::to_owned),
    };
    // Day, month, year: with more words than that no mending makes a date.
    let mended: Option<Vec<String>> =
        if (2..=3).contains(&tokens.len()) { tokens.iter().map(mend).collect() } else { None };
    let mended = mended.unwrap_or_default();
    let words: Vec<String> = mended.iter().map(|word| word.to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match as_written(&words) {
        Some(Ok(_)) => Unreadable::perhaps(Reason::Unknown, mended.join(" ")),
        _ => Unreadable::new(Reason::Unknown),
    }
}

/// The day that a spreadsheet stores as a number; times of day are dropped. `from_1904`: the older epoch of some files.
///
/// `None` outside the years 1900 to 9999, and for 29 February 1900, which spreadsheets believe in.
pub fn from_excel_serial(serial: f64, from_1904: bool) -> Option<Date> {
    if !serial.is_finite() || !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked above")]
    let days = serial.floor() as i64;
    let (epoch, days) = match (from_1904, days) {
        (true, days) => (Date::new(1904, 1, 1).ok()?, days),
        (false, 0 | 60) => return None,
        (false, days) => (Date::new(1899, 12, 31).ok()?, if days > 60 { days - 1 } else { days }),
    };
    epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

//! Parts of a year that have names of their own: quarters, thirds and halves, as plans and reports are kept by them.

use super::{Reason, Unreadable};
use crate::text::fold;
use crate::value::{PartialDate, Period};

/// Words for a part, and how many months it has.
const PARTS: &[(&[&str], i8)] = &[
    (&["triwulan", "tw", "twl", "trw", "triw", "kuartal", "kwartal", "quarter", "qtr", "q"], 3),
    (&["caturwulan", "cawu"], 4),
    (&["semester", "smt", "sem", "smtr", "half"], 6),
];

/// Words that may stand between and say nothing.
const NOISE: &[&str] = &["ke", "tahun", "thn", "th", "ta", "t", "a", "anggaran", "of", "year"];

/// Words between the first and the last part of a run.
const UP_TO: &[&str] = &["-", "s", "d", "sd", "sampai", "dengan", "hingga", "to", "until"];

/// Words between parts that are counted up one by one.
const AND: &[&str] = &["dan", "and", "&", "serta"];

/// Parts that one text may name; more are hardly one period.
const MOST: usize = 24;

fn months(word: &str) -> Option<i8> {
    PARTS.iter().find(|(names, _)| names.contains(&word)).map(|(_, months)| *months)
}

fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "1" | "i" | "satu" | "pertama" | "first" | "1st" => 1,
        "2" | "ii" | "dua" | "kedua" | "second" | "2nd" => 2,
        "3" | "iii" | "tiga" | "ketiga" | "third" | "3rd" => 3,
        "4" | "iv" | "empat" | "keempat" | "fourth" | "4th" => 4,
        _ => return None,
    })
}

/// Words and signs of a text; `q3` and `tw2` fall into name and number.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let folded = fold(text);
    for word in folded.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '&'))) {
        for piece in word.split_inclusive('-').flat_map(|piece| match piece.strip_suffix('-') {
            Some(before) => vec![before.to_owned(), "-".to_owned()],
            None => vec![piece.to_owned()],
        }) {
            let digits = piece.find(|c: char| c.is_ascii_digit()).unwrap_or(piece.len());
            match months(&piece[..digits]) {
                Some(_) if digits < piece.len() => {
                    tokens.push(piece[..digits].to_owned());
                    tokens.push(piece[digits..].to_owned());
                }
                _ if piece.is_empty() => {}
                _ => tokens.push(piece),
            }
        }
    }
    tokens
}

/// One part: its months within a year, and the year when it is said.
struct Part {
    months: i8,
    ordinal: i8,
    year: Option<i16>,
}

impl Part {
    fn first(&self) -> i8 {
        (self.ordinal - 1) * self.months + 1
    }

    fn last(&self) -> i8 {
        self.ordinal * self.months
    }
}

/// The period of a text that names parts of years and nothing else: `Triwulan II 2024`, `TW I - TW IV 2024`,
/// `Semester 1 Tahun 2024`, `Q3 2024`. `otherwise` is the year of a text that names none. `None` for any other text.
pub(super) fn named_parts(text: &str, otherwise: Option<i16>) -> Option<Result<Period, Unreadable>> {
    let tokens = tokens(text);
    if tokens.len() > 3 * MOST || !tokens.iter().any(|token| months(token).is_some()) {
        return None;
    }
    // The name that no number follows yet, and the year that stands before all parts.
    let (mut parts, mut name, mut named): (Vec<Part>, Option<i8>, bool) = (Vec::new(), None, true);
    let (mut is_run, mut is_list, mut first_year) = (false, false, None);
    let unknown = || Some(Err(Unreadable::new(Reason::Unknown)));
    for token in &tokens {
        let token = token.as_str();
        if let Some(months) = months(token) {
            if !named && name != Some(months) {
                return unknown();
            }
            (name, named) = (Some(months), false);
        } else if let Some(year) = token.parse::<i16>().ok().filter(|_| token.len() == 4) {
            // A year that is left over says that something else is meant: "2024/2025", "Triwulan I 2024 dan 2025".
            let known = parts.last().map_or(first_year, |part| part.year.or(first_year));
            if known.is_some_and(|known| known != year) {
                return unknown();
            }
            parts.iter_mut().filter(|part| part.year.is_none()).for_each(|part| part.year = Some(year));
            if parts.is_empty() {
                first_year = Some(year);
            }
        } else if let (Some(months), Some(ordinal)) = (name, ordinal(token)) {
            if ordinal * months > 12 {
                return Some(Err(Unreadable::new(Reason::NoSuchDate)));
            }
            is_list |= !parts.is_empty() && !is_run;
            parts.push(Part { months, ordinal, year: None });
            named = true;
        } else if UP_TO.contains(&token) {
            is_run |= !parts.is_empty();
        } else if !NOISE.contains(&token) && !AND.contains(&token) {
            return None;
        }
    }
    if !named {
        return unknown();
    }
    let otherwise = first_year.or(otherwise);
    parts.iter_mut().filter(|part| part.year.is_none()).for_each(|part| part.year = otherwise);
    Some(spanned(&parts, is_run, is_list))
}

fn spanned(parts: &[Part], is_run: bool, is_list: bool) -> Result<Period, Unreadable> {
    let unknown = || Unreadable::new(Reason::Unknown);
    let month = |part: &Part, month| part.year.and_then(|year| PartialDate::month(year, month));
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Err(unknown()) };
    // Parts that are counted up must follow each other: what lies between two others was not said.
    let counted = |pair: &[Part]| match pair {
        [one, next] if one.year == next.year => one.last() + 1 == next.first(),
        [one, next] => one.last() == 12 && next.first() == 1 && one.year.map(|year| year + 1) == next.year,
        _ => true,
    };
    let fits = match is_run {
        true => parts.len() == 2 && !is_list,
        false => parts.windows(2).all(counted),
    };
    if !fits {
        return Err(unknown());
    }
    let (start, end) = (month(first, first.first()), month(last, last.last()));
    if start.is_none() || end.is_none() {
        return Err(unknown());
    }
    Period::new(start, end).map_err(|_| Unreadable::new(Reason::EndsBeforeStart))
}

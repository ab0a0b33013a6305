//! Money: amounts with or without units, and several lines of funding in one cell.

use std::borrow::Cow;

use sekber_core::reading::read_money;
use sekber_core::text::{fold, words};
use sekber_core::value::{Currency, Money};
use sekber_documents::sheet::Cell;

use super::dates::year_in;
use super::lists::Lists;
use super::{Around, MOST_VALUES, PARTING, Reading, Remark};
use crate::features::exchange::columns::List;
use crate::features::exchange::money_columns::{currency_in, unit_in};

/// One line of funding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The budget year.
    pub year: i64,
    /// Who gives; empty when not said.
    pub source: String,
    /// The currency.
    pub currency: Currency,
    /// Whole minor units.
    pub minor: i64,
    /// `cash` or `in_kind`.
    pub form: String,
    /// Whether it passes through the district's budget.
    pub on_budget: bool,
}

impl Line {
    /// The line as stored in a record: sources never hold a bar.
    pub fn to_text(&self) -> String {
        let Self { year, source, currency, minor, form, on_budget } = self;
        let source = source.replace(['|', '\n', ';'], " ");
        format!("{year}|{}|{currency}|{minor}|{form}|{}", source.trim(), u8::from(*on_budget))
    }

    fn from_text(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('|').collect();
        let [year, source, currency, minor, form, on_budget] = parts.as_slice() else { return None };
        Some(Self {
            year: year.parse().ok()?,
            source: (*source).to_owned(),
            currency: currency.parse().ok()?,
            minor: minor.parse().ok()?,
            form: (*form).to_owned(),
            on_budget: *on_budget == "1",
        })
    }

    /// The amount.
    pub fn money(&self) -> Money {
        Money { minor: self.minor, currency: self.currency }
    }
}

/// The lines as one value of a record, in one order, so that equal funding is equal text.
pub fn funding_text(mut lines: Vec<Line>) -> String {
    lines.sort();
    lines.iter().map(Line::to_text).collect::<Vec<_>>().join("\n")
}

/// The lines of a record's value.
pub fn lines_of(text: &str) -> Vec<Line> {
    text.lines().filter_map(Line::from_text).collect()
}

/// Whether a source is a part of the district's own budget.
pub fn is_budget(source: &str) -> bool {
    const BUDGET: &[&str] =
        &["apbd", "dau", "dak", "dbh", "pad", "did", "dana alokasi", "pendapatan asli daerah"];
    let folded = fold(source);
    BUDGET.iter().any(|word| folded == *word || folded.starts_with(&format!("{word} ")))
}

/// Rupiah of one programme beyond which a unit that a title or a line names is doubtful: a district has hardly a programme that costs more.
const MOST_BY_UNIT: i64 = 200_000_000_000;

/// Words and signs before a rough amount.
const ROUGHLY: &[&str] = &[
    "±",
    "+/-",
    "+-",
    "~",
    "kurang lebih",
    "kira-kira",
    "sekitar",
    "lebih kurang",
    "approx.",
    "about",
    "ca.",
];

/// An amount as `IDR|minor`. A title such as "Pagu (juta rupiah)" says the unit of bare numbers.
pub(super) fn amount(cell: &Cell, around: &Around<'_>) -> Reading {
    let written = cell.text();
    if matches!(cell, Cell::Text(_)) && is_blank(&written) {
        return Reading::default();
    }
    let plain = plain(&written);
    let is_plain = matches!(plain, Cow::Borrowed(_));
    let mut reading = match cell {
        Cell::Text(_) => exact_amount(&Cell::Text(plain.into_owned()), around),
        _ => return exact_amount(cell, around),
    };
    if !is_plain && reading.remarks.is_empty() {
        let shown = reading.value.as_deref().and_then(money_of).map_or(String::new(), |money| money.id());
        reading.remarks.push(Remark::notice(written, "read-as", shown));
    }
    reading
}

/// The amount of a value that was read.
fn money_of(value: &str) -> Option<Money> {
    let (currency, minor) = value.split_once('|')?;
    Some(Money { currency: currency.parse().ok()?, minor: minor.parse().ok()? })
}

/// Whether only the sign of a currency and strokes are written: "Rp-", "Rp. ,-".
fn is_blank(text: &str) -> bool {
    let folded = fold(text);
    let rest = ["rupiah", "rp", "idr"].iter().find_map(|sign| folded.strip_prefix(sign)).unwrap_or(&folded);
    rest.chars().all(|c| matches!(c, '.' | ',' | '-' | ' ' | ':' | '*'))
}

/// The amount without a word that makes it rough and without remarks in brackets. Brackets with figures, or with another
/// currency, belong to it.
fn plain(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    let rough = ROUGHLY.iter().find(|word| lower.starts_with(*word) && trimmed.get(word.len()..).is_some());
    let exact = rough.map_or(trimmed, |word| trimmed[word.len()..].trim_start());
    let bracketed =
        exact.split_once('(').and_then(|(outer, inner)| Some((outer.trim(), inner.strip_suffix(')')?)));
    let plain = match bracketed.filter(|(outer, _)| outer.contains(|c: char| c.is_ascii_digit())) {
        Some((outer, inner)) if unit_in(inner).is_some() && words(inner).len() <= 2 => {
            format!("{outer} {inner}")
        }
        Some((outer, inner)) if is_remark(inner) => outer.to_owned(),
        _ if rough.is_some() => exact.to_owned(),
        _ => return Cow::Borrowed(text),
    };
    Cow::Owned(plain)
}

fn is_remark(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit() || c == '(') && currency_in(text).is_none()
}

fn exact_amount(cell: &Cell, around: &Around<'_>) -> Reading {
    let text = match cell {
        Cell::Number(number) => format!("{}", (number * 100.0).round() / 100.0).replace('.', ","),
        _ => cell.text(),
    };
    let bare = !text.contains(|c: char| c.is_alphabetic()) || fold(&text).starts_with("rp");
    let factor = if bare && !fold(&text).contains(['j', 'm', 't']) { around.factor } else { 1 };
    match read_money(&text, around.currency) {
        Ok(money) if money.minor < 0 => Reading::fault(Remark::fault(cell.text(), "out-of-range")),
        Ok(money) if bare && money.minor > 0 && around.doubtful.is_some() => {
            let code = around.doubtful.unwrap_or(Currency::IDR).to_string();
            let mut remark = Remark::fault(cell.text(), "currency-doubtful");
            remark.fact.clone_from(&code);
            Reading::fault(remark.offering("currency", around.title, vec![Currency::IDR.to_string(), code]))
        }
        Ok(money) if around.unit_is_missing && bare && money.minor > 0 => {
            let units = ["rupiah", "ribu", "juta", "miliar"];
            Reading::fault(Remark::fault(cell.text(), "unit-missing").asking("unit", &units))
        }
        Ok(money) => match money.minor.checked_mul(factor) {
            Some(minor) if factor > 1 && minor / money.currency.minor_per_unit() >= MOST_BY_UNIT => {
                // Whoever writes the sign of rupiah before so large an amount has written it out.
                if fold(&text).starts_with("rp") {
                    let remarks = vec![Remark::notice(cell.text(), "read-as", money.id())];
                    return Reading { remarks, ..Reading::of(format!("{}|{}", money.currency, money.minor)) };
                }
                let choices = [money, Money { minor, ..money }].map(|money| match money.currency {
                    Currency::IDR => format!("{} rupiah", money.id().trim_start_matches("Rp")),
                    _ => money.id(),
                });
                let remark = Remark::fault(cell.text(), "unit-doubtful");
                Reading::fault(remark.offering("amount", &cell.text(), choices.to_vec()))
            }
            Some(minor) => scaled(cell, Money { minor, ..money }, factor),
            None => Reading::fault(Remark::fault(cell.text(), "out-of-range")),
        },
        Err(why) => Reading::fault(Remark::unreadable(cell.text(), &why)),
    }
}

fn scaled(cell: &Cell, money: Money, factor: i64) -> Reading {
    let remarks = match factor {
        1 if money.currency == Currency::IDR || cell.text().contains(char::is_alphabetic) => Vec::new(),
        _ => vec![Remark::notice(cell.text(), "read-as", money.id())],
    };
    Reading { remarks, ..Reading::of(format!("{}|{}", money.currency, money.minor)) }
}

/// A currency's code.
pub(super) fn currency(cell: &Cell) -> Reading {
    let text = cell.text();
    let named = match fold(&text).as_str() {
        "rp" | "rupiah" => Some(Currency::IDR),
        "us$" | "$" | "dolar" | "dollar" | "usd" => Some(Currency::USD),
        "€" | "euro" => Some(Currency::EUR),
        _ => text.trim().to_uppercase().parse().ok(),
    };
    match named {
        Some(currency) => Reading::of(currency.to_string()),
        None => Reading::fault(Remark::fault(text, "not-a-currency")),
    }
}

/// Lines such as `2023; APBD Kabupaten; Rp1.250.000,00; uang; dalam APBD`, one below the other.
pub(super) fn funding(cell: &Cell, lists: &Lists) -> Reading {
    let text = cell.text();
    if text.matches(PARTING).count() >= MOST_VALUES {
        return Reading::fault(Remark::too_many(&text));
    }
    let mut lines = Vec::new();
    let mut remarks = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match funding_line(line, lists) {
            Ok(line) => lines.push(line),
            Err(remark) => remarks.push(*remark),
        }
    }
    let value = remarks.is_empty().then(|| funding_text(lines));
    Reading { value, remarks, ..Reading::default() }
}

fn funding_line(text: &str, lists: &Lists) -> Result<Line, Box<Remark>> {
    let (mut year, mut money, mut form, mut budget) = (None, None, None, None);
    let mut source: Vec<&str> = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let folded = fold(part);
        let is_year = part.len() == 4 && year_in(part).is_some();
        if is_year && year.is_none() {
            year = year_in(part);
        } else if matches!(folded.as_str(), "dalam apbd" | "on budget") {
            budget = Some(true);
        } else if matches!(folded.as_str(), "luar apbd" | "di luar apbd" | "off budget") {
            budget = Some(false);
        } else if let Some(code) = lists.exactly(List::Form, part).filter(|_| form.is_none()) {
            form = Some(code);
        } else if let Some(read) = read_money(part, Currency::IDR).ok().filter(|_| money.is_none()) {
            money = Some(read);
        } else {
            source.push(part);
        }
    }
    let year = year.ok_or_else(|| Box::new(Remark::fault(text, "not-a-year")))?;
    let money =
        money.filter(|money| money.minor >= 0).ok_or_else(|| Box::new(Remark::fault(text, "no-number")))?;
    let source = source.join(", ");
    Ok(Line {
        year: i64::from(year),
        on_budget: budget.unwrap_or_else(|| is_budget(&source)),
        source,
        currency: money.currency,
        minor: money.minor,
        form: form.unwrap_or_else(|| "cash".to_owned()),
    })
}

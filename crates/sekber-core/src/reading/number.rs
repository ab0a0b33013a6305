//! Numbers and amounts: `Rp 1.250.000,00`, `1,2 M`, `850 jt`, `1234567.89`, `(1.000)`, `12,5%`.

use super::{Reason, Unreadable};
use crate::text::fold;
use crate::value::{Currency, Money, Percent};
use crate::write::id_grouped;

/// An exact decimal number: `digits` divided by ten to the `scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// All digits, signed.
    pub digits: i128,
    /// How many of them stand behind the comma, 0 to 20.
    pub scale: u32,
}

impl Decimal {
    /// The whole number of parts when one is cut into `parts`; `None` when it does not come out even or does not fit.
    fn in_parts(self, parts: i64) -> Option<i128> {
        let scaled = self.digits.checked_mul(i128::from(parts))?;
        let divisor = 10_i128.pow(self.scale);
        (scaled % divisor == 0).then_some(scaled / divisor)
    }

    /// The same rounded half away from zero; `None` when it does not fit.
    fn rounded(self, parts: i64) -> Option<i128> {
        let scaled = self.digits.checked_mul(i128::from(parts))?;
        let divisor = 10_i128.pow(self.scale);
        Some((scaled + scaled.signum() * divisor / 2) / divisor)
    }
}

/// Digits are capped so that no arithmetic below can overflow.
const MOST_DIGITS: usize = 20;

/// A text taken apart: sign, figures, the word behind them, and a currency on either side.
struct Pieces {
    negative: bool,
    figures: String,
    unit: String,
    currency: Option<Currency>,
}

fn currency_mark(mark: &str) -> Option<Currency> {
    match mark.trim_end_matches('.') {
        "rp" | "rupiah" => Some(Currency::IDR),
        "$" | "us$" | "dolar" | "dollar" => Some(Currency::USD),
        "€" | "euro" => Some(Currency::EUR),
        code if code.len() == 3 => code.to_ascii_uppercase().parse().ok(),
        _ => None,
    }
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'')
}

fn take_apart(text: &str) -> Result<Pieces, Unreadable> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(Unreadable::new(Reason::Empty));
    }
    let bracketed = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = bracketed.unwrap_or(&folded).trim();
    let start = inner.find(|c: char| c.is_ascii_digit()).ok_or_else(|| Unreadable::new(Reason::NoNumber))?;
    let (before, rest) = inner.split_at(start);
    let (before, minus) = match before.trim().trim_start_matches('+') {
        text if text.starts_with('-') => (text.trim_start_matches('-').trim(), true),
        text if text.ends_with('-') => (text.trim_end_matches('-').trim(), true),
        text => (text, false),
    };
    let end = rest.find(|c: char| !is_figure(c)).unwrap_or(rest.len());
    let (figures, after) = rest.split_at(end);
    // "5.000.000,-" and "5.000.000.-" close an amount with a dash.
    let figures = figures.trim_end().trim_end_matches(['.', ',']).trim_end();
    let after = after.trim_start_matches('-').trim();
    let leading =
        if before.is_empty() { None } else { Some(currency_mark(before).ok_or_else(unknown_word)?) };
    let (unit, trailing) = match after.rsplit_once(' ') {
        _ if currency_mark(after).is_some() => ("", currency_mark(after)),
        Some((unit, mark)) if currency_mark(mark).is_some() => (unit, currency_mark(mark)),
        _ => (after, None),
    };
    if leading.is_some() && trailing.is_some() && leading != trailing {
        return Err(Unreadable::new(Reason::Ambiguous));
    }
    let currency = leading.or(trailing);
    let (figures, unit) = (figures.to_owned(), unit.trim_end_matches('.').trim().to_owned());
    Ok(Pieces { negative: minus || bracketed.is_some(), figures, unit, currency })
}

fn unknown_word() -> Unreadable {
    Unreadable::new(Reason::UnknownWord)
}

/// What a unit multiplies with, as a power of ten.
fn power(unit: &str) -> Option<u32> {
    match unit {
        "" => Some(0),
        "rb" | "ribu" | "k" | "thousand" => Some(3),
        "j" | "jt" | "juta" | "million" => Some(6),
        "m" | "mlr" | "mil" | "miliar" | "milyar" | "milyard" | "miliard" | "miliyar" | "billion" | "bn" => {
            Some(9)
        }
        "t" | "tr" | "triliun" | "trilyun" | "trillion" => Some(12),
        _ => None,
    }
}

/// Splits figures into whole and fraction digits by the Indonesian reading, and the English one where it is certain.
/// `comma_decimal`: a comma before three digits is surely decimal, as before a unit word.
fn figures(text: &str, comma_decimal: bool) -> Result<(String, String), Unreadable> {
    let text = text.replace([' ', '\''], ".");
    let dots = text.matches('.').count();
    let commas = text.matches(',').count();
    let last = text.rfind(['.', ',']);
    let decimal = match (dots, commas) {
        (0, 0) => None,
        (0, 1) | (1, 0) => {
            let at = last.unwrap_or_default();
            let (whole, fraction) = (&text[..at], &text[at + 1..]);
            let groups = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            match (groups, commas == 1) {
                (true, true) if !comma_decimal => {
                    return Err(Unreadable::perhaps(Reason::Ambiguous, format!("{whole}.{fraction}")));
                }
                (true, false) => None,
                _ => last,
            }
        }
        (_, 1) if text.rfind(',') == last => last,
        (1, _) if text.rfind('.') == last => last,
        (0, _) | (_, 0) => None,
        _ => return Err(Unreadable::new(Reason::BadGrouping)),
    };
    let (whole, fraction) = decimal.map_or((text.as_str(), ""), |at| (&text[..at], &text[at + 1..]));
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let sound =
        groups.iter().skip(1).all(|group| group.len() == 3) && !groups.iter().any(|group| group.is_empty());
    if !sound || (groups.len() > 1 && groups[0].len() > 3) {
        return Err(Unreadable::new(Reason::BadGrouping));
    }
    Ok((groups.concat(), fraction.to_owned()))
}

fn decimal(pieces: &Pieces, comma_decimal: bool, power: u32) -> Result<Decimal, Unreadable> {
    let (whole, fraction) = figures(&pieces.figures, comma_decimal)?;
    if whole.len() + fraction.len() > MOST_DIGITS {
        return Err(Unreadable::new(Reason::OutOfRange));
    }
    let digits: i128 =
        format!("{whole}{fraction}").parse().map_err(|_| Unreadable::new(Reason::BadGrouping))?;
    let scale = u32::try_from(fraction.len()).unwrap_or(0);
    let digits = digits * 10_i128.pow(power.saturating_sub(scale)) * if pieces.negative { -1 } else { 1 };
    Ok(Decimal { digits, scale: scale.saturating_sub(power) })
}

/// A number, with or without a unit: `1.234.567,89`, `1234567.89`, `1,5 juta`, `(1.000)`.
///
/// # Errors
/// With a reason; `1,250` alone is ambiguous, because it may be 1.250 or one and a quarter.
pub fn read_decimal(text: &str) -> Result<Decimal, Unreadable> {
    let pieces = take_apart(text)?;
    let power = power(&pieces.unit).filter(|_| pieces.currency.is_none()).ok_or_else(unknown_word)?;
    decimal(&pieces, power > 0, power)
}

/// A whole number, such as a count of people: `1.250`, `2 ribu`.
///
/// # Errors
/// As [`read_decimal`], and when the number is not whole.
pub fn read_count(text: &str) -> Result<i64, Unreadable> {
    let number = read_decimal(text)?;
    let whole = number.in_parts(1).ok_or_else(|| too_precise(number, 1, |whole| grouped(whole, 1)))?;
    i64::try_from(whole).map_err(|_| Unreadable::new(Reason::OutOfRange))
}

/// An amount. A currency written in the text must be of ISO 4217 or a usual mark; without one it is `otherwise`.
///
/// # Errors
/// With a reason; more decimals than the currency has are refused with the rounded amount as suggestion.
pub fn read_money(text: &str, otherwise: Currency) -> Result<Money, Unreadable> {
    let pieces = take_apart(text)?;
    let power = power(&pieces.unit).ok_or_else(unknown_word)?;
    let currency = pieces.currency.unwrap_or(otherwise);
    let parts = currency.minor_per_unit();
    let number = decimal(&pieces, power > 0 || currency.exponent() == 3, power)?;
    let money = |minor: i128| i64::try_from(minor).ok().map(|minor| Money { minor, currency });
    let minor = number.in_parts(parts).ok_or_else(|| {
        too_precise(number, parts, |minor| money(minor).map_or(String::new(), |money| money.id()))
    })?;
    money(minor).ok_or_else(|| Unreadable::new(Reason::OutOfRange))
}

/// A share: `12,5%`, `12,5 persen`, or `12,5` in a column of shares.
///
/// # Errors
/// With a reason; below 0 and above 100 are out of range.
pub fn read_percent(text: &str) -> Result<Percent, Unreadable> {
    let mut pieces = take_apart(text)?;
    if matches!(pieces.unit.as_str(), "%" | "persen" | "per cent" | "percent") {
        pieces.unit.clear();
    }
    if !pieces.unit.is_empty() || pieces.currency.is_some() {
        return Err(unknown_word());
    }
    let number = decimal(&pieces, true, 0)?;
    let hundredths =
        number.in_parts(100).ok_or_else(|| too_precise(number, 100, |whole| grouped(whole, 100)))?;
    let share =
        u16::try_from(hundredths).ok().and_then(|hundredths| Percent::from_hundredths(hundredths).ok());
    share.ok_or_else(|| Unreadable::new(Reason::OutOfRange))
}

fn grouped(number: i128, parts: u64) -> String {
    let all = u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX);
    let sign = if number < 0 { "-" } else { "" };
    if parts == 1 {
        format!("{sign}{}", id_grouped(all))
    } else {
        format!("{sign}{},{:02}", all / parts, all % parts)
    }
}

fn too_precise(number: Decimal, parts: i64, written: impl Fn(i128) -> String) -> Unreadable {
    match number.rounded(parts).map(written).filter(|text| !text.is_empty()) {
        Some(text) => Unreadable::perhaps(Reason::TooPrecise, text),
        None => Unreadable::new(Reason::OutOfRange),
    }
}

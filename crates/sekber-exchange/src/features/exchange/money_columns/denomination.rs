//! In what the amounts of a column are: the unit and the currency that its title, or a line beside the table, names.

use sekber_core::text::{fold, words};
use sekber_core::value::Currency;

use super::{MONEY, is_one_of, levels};

/// The unit that a text names: "(ribuan)", "dalam juta rupiah", "(Rp.000)", "Rp x 1.000.000".
pub fn unit_in(text: &str) -> Option<i64> {
    let zeros: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let zeros = zeros.replace(',', ".");
    let words = words(text);
    let says = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    match () {
        () if says(&["triliun", "trilyun", "triliunan", "trillion"]) => Some(1_000_000_000_000),
        () if says(&[
            "miliar", "milyar", "miliaran", "milyaran", "milyard", "mlr", "billion", "billions",
        ]) =>
        {
            Some(1_000_000_000)
        }
        () if says(&["juta", "jutaan", "jt", "million", "millions", "mio"]) => Some(1_000_000),
        () if says(&["ribu", "ribuan", "rb", "thousand", "thousands"]) => Some(1_000),
        () if zeros.ends_with("000.000.000") => Some(1_000_000_000),
        () if zeros.ends_with("000.000") || zeros.ends_with("1000000") => Some(1_000_000),
        () if zeros.ends_with(".000") || says(&["000", "1000"]) => Some(1_000),
        () => None,
    }
}

/// Words that say in what amounts are.
const INTRODUCED: &str = "dalam dlm in satuan x rp idr usd angka nilai";
/// Words that may follow a unit.
const FOLLOWED: &str = "rupiah rp idr usd dolar dollar dollars";

fn is_nought(word: &str) -> bool {
    matches!(word, "000" | "1000" | "1000000")
}

/// The unit that the title of a column names: in brackets with nothing else, before a currency, after "dalam" or "x", or as its
/// last word. A number of people or trees is none: "Anggaran 1000 HPK", "Dana Gerakan 1 Juta Pohon".
pub(super) fn unit_of_column(title: &str) -> Option<i64> {
    levels(title).find_map(|level| {
        let bracketed = level.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
        let mut alone = bracketed.chain([level]).filter(|text| says_only_a_unit(text));
        alone.find_map(unit_in).or_else(|| unit_within(level))
    })
}

fn says_only_a_unit(text: &str) -> bool {
    let is_beside = |word: &str| {
        word == "1" || is_one_of(INTRODUCED, word) || is_one_of(FOLLOWED, word) || foreign(word).is_some()
    };
    let words = words(text);
    let is_unit = |word: &String| is_nought(word) || unit_in(word).is_some() || is_beside(word);
    !words.is_empty() && words.iter().all(is_unit)
}

fn unit_within(level: &str) -> Option<i64> {
    let words = words(level);
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let is_figure = |word: &str| word.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let at = words.iter().position(|word| !is_nought(word) && unit_in(word).is_some());
    if let Some(at) = at {
        let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
        let is_said = is_one_of(INTRODUCED, before) || is_one_of(FOLLOWED, after) || after.is_empty();
        return unit_in(&words[at]).filter(|_| is_said && !is_figure(before));
    }
    // "Pagu Rp.000", "Rp x 1.000": nothing but noughts after the sign.
    let sign = words.iter().rposition(|word| matches!(word.as_str(), "x" | "rp" | "dalam" | "idr"))?;
    let noughts = words.get(sign + 1..).filter(|rest| !rest.is_empty())?;
    let may_begin = matches!(words[sign].as_str(), "x" | "dalam") || noughts[0] == "000";
    let is_factor = may_begin && noughts.iter().all(|word| is_nought(word) || word == "1");
    unit_in(&noughts.join(".")).filter(|_| is_factor)
}

/// The unit that a line beside the table names for the whole of it: "(dalam jutaan rupiah)", "Angka dalam ribuan", "(Rp x 1.000)".
/// An amount, in figures or in words, is no unit.
pub fn unit_beside(text: &str) -> Option<i64> {
    let words = words(text);
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let beside_noughts = |word: &str| word == "1" || is_one_of(INTRODUCED, word) || is_one_of(FOLLOWED, word);
    let noughts = words.iter().any(|word| is_nought(word))
        && words.iter().all(|word| is_nought(word) || beside_noughts(word));
    let at = words.iter().position(|word| !is_nought(word) && unit_in(word).is_some());
    let named = at.is_some_and(|at| {
        let alone = at == 0 && (words.len() == 1 || (words.len() <= 3 && is_one_of(FOLLOWED, word(Some(1)))));
        is_one_of(INTRODUCED, word(at.checked_sub(1))) || alone
    });
    (named || noughts).then(|| unit_in(text)).flatten()
}

/// Words and codes that hardly mean anything but a currency other than rupiah.
fn foreign(word: &str) -> Option<Currency> {
    const CODES: &str = "usd eur aud sgd myr gbp jpy";
    match word {
        "dolar" | "dollar" | "dollars" => Some(Currency::USD),
        "euro" | "euros" => Some(Currency::EUR),
        "ringgit" => "MYR".parse().ok(),
        "yen" => "JPY".parse().ok(),
        "pound" | "pounds" => "GBP".parse().ok(),
        code if is_one_of(CODES, code) => code.to_uppercase().parse().ok(),
        _ => None,
    }
}

/// Codes that are words and abbreviations too: a school (sek.), a reserve (cad.), "and others" (dkk), a clinic (RM).
fn rare(word: &str) -> Option<Currency> {
    const CODES: &str = "CHF CAD NZD CNY KRW SEK NOK DKK THB BND HKD";
    match word {
        "RM" => "MYR".parse().ok(),
        code if is_one_of(CODES, code) => code.parse().ok(),
        _ => None,
    }
}

/// The words of a text as they are written.
fn written(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_rupiah(words: &[String]) -> bool {
    words.iter().any(|word| matches!(word.as_str(), "rp" | "idr" | "rupiah"))
}

/// The currency that a text names when it is not rupiah. A rare code counts in capitals and with nothing but units beside it.
pub fn currency_in(text: &str) -> Option<Currency> {
    let words = words(text);
    if is_rupiah(&words) {
        return None;
    }
    let sign = match text {
        _ if text.contains('€') => Some(Currency::EUR),
        _ if text.contains('£') => "GBP".parse().ok(),
        _ if text.contains("US$") || text.contains("($)") => Some(Currency::USD),
        _ => None,
    };
    let is_unit = |word: &str| {
        let folded = fold(word);
        is_nought(&folded) || unit_in(&folded).is_some() || is_one_of(INTRODUCED, &folded)
    };
    let bare = || written(text).filter(|word| !is_unit(word));
    let alone = bare().next().and_then(rare).filter(|_| bare().count() == 1);
    words.iter().find_map(|word| foreign(word)).or(sign).or(alone)
}

/// The currency that the title of a column names when it is not rupiah: certain, or doubtful because its code may mean something
/// else where it stands.
pub(super) fn currency_of_column(title: &str) -> Option<Result<Currency, Currency>> {
    if is_rupiah(&words(title)) {
        return None;
    }
    let brackets = title.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    if let Some(certain) = brackets.chain(levels(title)).find_map(currency_in).or_else(|| currency_in(title))
    {
        return Some(Ok(certain));
    }
    let is_money = |word: &&str| is_one_of(MONEY, &fold(word));
    levels(title).find_map(|level| {
        let written: Vec<&str> = written(level).collect();
        let at = written.iter().position(|word| rare(word).is_some())?;
        let code = rare(written[at])?;
        let beside = [written.get(at + 1), at.checked_sub(1).and_then(|at| written.get(at))];
        let stands_out = level.chars().any(char::is_lowercase) && beside.into_iter().flatten().any(is_money);
        let last = at + 1 == written.len() && at > 0 && written[..at].iter().all(is_money);
        match () {
            () if stands_out && last => Some(Ok(code)),
            () if last || stands_out => Some(Err(code)),
            () => None,
        }
    })
}

/// The currency that a line beside the table names for the whole of it.
pub fn currency_beside(text: &str) -> Option<Currency> {
    let introduced = ["dalam", "in", "satuan", "currency", "mata", "unit", "angka", "amounts"];
    let is_about = words(text).iter().any(|word| introduced.contains(&word.as_str()));
    let bracketed = text.trim().starts_with('(') && text.trim().ends_with(')');
    currency_in(text).filter(|_| is_about || bracketed)
}

//! How amounts, sums and keys of the ledger are written.

use sekber_core::ledger::{Amount, Counted, Dimension};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Currency, Money};
use sekber_core::write::{en_grouped, id_grouped};

use crate::features::ledger::model::LedgerEntry;
use crate::features::ledger::store::choices::{Names, Pair};
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// Rupiah from sen, however many.
pub fn rupiah(frame: &Frame, sen: i128) -> String {
    if let Ok(minor) = i64::try_from(sen) {
        return frame.money(&Money { minor, currency: Currency::IDR });
    }
    let whole = u64::try_from(sen.unsigned_abs() / 100).unwrap_or(u64::MAX);
    let sign = if sen < 0 { "-" } else { "" };
    match frame.language {
        Language::Indonesian => format!("{sign}Rp{}", id_grouped(whole)),
        Language::English => format!("{sign}IDR {}", en_grouped(whole)),
    }
}

/// A sum in words and figures: an amount, a band, how many amounts are not disclosed; empty when nothing was counted.
pub fn counted(frame: &Frame, sum: &Counted, form: FundingForm) -> String {
    if sum.is_nothing() {
        return if sum.entries == 0 { String::new() } else { rupiah(frame, 0) };
    }
    let amount = match (sum.low == 0 && sum.high == 0, sum.is_exact()) {
        (true, _) => String::new(),
        (false, true) => rupiah(frame, sum.low),
        (false, false) => format!("{} – {}", rupiah(frame, sum.low), rupiah(frame, sum.high)),
    };
    let key = match form {
        FundingForm::Cash => "ledger-undisclosed",
        FundingForm::InKind => "ledger-unvalued",
    };
    match (amount.is_empty(), sum.undisclosed) {
        (_, 0) => amount,
        (true, count) => frame.say_count(key, count),
        (false, count) => format!("{amount} + {}", frame.say_count(key, count)),
    }
}

/// The amount of an entry as it was told, with its sign.
pub fn told(frame: &Frame, entry: &LedgerEntry) -> String {
    let sign = if entry.is_counter() { -1 } else { 1 };
    let money = |minor: i64| frame.money(&Money { minor: minor * sign, currency: entry.currency });
    match entry.amount() {
        Amount::Exact(minor) => money(minor),
        Amount::Band(low, high) => format!("{} – {}", money(low), money(high)),
        Amount::NotDisclosed => match entry.form {
            FundingForm::Cash => frame.say("ledger-not-disclosed"),
            FundingForm::InKind => frame.say("ledger-not-valued"),
        },
    }
}

/// How much of what is given in kind; empty for money.
pub fn quantity(frame: &Frame, entry: &LedgerEntry) -> String {
    let Some(milli) = entry.quantity_milli else { return String::new() };
    format!("{} {}", thousandths(frame.language, milli), entry.unit)
}

/// A number of thousandths without needless digits.
pub fn thousandths(language: Language, milli: i64) -> String {
    decimal(language, milli, 1_000, 3)
}

/// A rate in millionths of a rupiah without needless digits.
pub fn rate(language: Language, micro: i64) -> String {
    decimal(language, micro, 1_000_000, 6)
}

fn decimal(language: Language, number: i64, parts: i64, digits: usize) -> String {
    let (whole, rest) = (number / parts, (number % parts).abs());
    let sign = if number < 0 && whole == 0 { "-" } else { "" };
    let rest = format!("{rest:0digits$}");
    let rest = rest.trim_end_matches('0');
    let mark = if language == Language::Indonesian { ',' } else { '.' };
    let whole = language.whole(whole);
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{rest}") }
}

fn find<'a>(pairs: &'a [Pair], key: &str) -> Option<&'a str> {
    pairs.iter().find(|(code, _)| code == key).map(|(_, name)| name.as_str())
}

/// What a key of a dimension is called; `names` are those behind ids.
pub fn key(frame: &Frame, names: &Names, by: Dimension, key: &str) -> String {
    if key.is_empty() {
        return frame.say("ledger-key-none");
    }
    let english = frame.language == Language::English;
    let known = match by {
        Dimension::Way => Some(frame.say_code("ledger-way-", key)),
        Dimension::Year => Some(key.to_owned()),
        Dimension::Funder => find(&names.funders, key).map(str::to_owned),
        Dimension::Office => find(&names.offices, key).map(str::to_owned),
        Dimension::Theme => find(&names.themes, key).map(str::to_owned),
        Dimension::Place if key == frame.district.region.as_str() => Some(frame.say("ledger-whole-district")),
        Dimension::Place => find(&names.places, key).map(str::to_owned),
        Dimension::Mission => {
            let text = || frame.say_with("ledger-mission-former", "number", key);
            Some(find(&names.missions, key).map_or_else(text, str::to_owned))
        }
        Dimension::Kind => Some(frame.say_code("kind-", key)),
        Dimension::Level => Some(frame.say_code("level-", key)),
        Dimension::Field => {
            sekber_facts::nomenclature::find(key).map(|entry| format!("{key} {}", entry.name))
        }
        Dimension::Goal => sekber_facts::sdg::goals()
            .find(|goal| goal.code == key)
            .map(|goal| format!("{key} {}", if english { goal.name_en } else { goal.name_id })),
    };
    known.unwrap_or_else(|| key.trim_start_matches('~').to_owned())
}

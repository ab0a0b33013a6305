//! The money of IATI activities line by line: budgets, planned disbursements and transactions, as programmes keep what is told of them.
//! Amounts, days and currencies stay as they are written; nothing is converted and nobody's name is guessed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::ledger::Amount;
use sekber_core::text::clean_line;
use sekber_core::value::Currency;
use sekber_iati::{Activity, Budget, DecimalSum, Organisation, Transaction};

use super::iati_text::{line, of_role};
use crate::features::programme::{
    BUDGET, FUNDING_YEARS, PLANNED, Told, ToldLine, counted_kinds, rounded_told, told_money, told_stage,
};

/// Lines of an activity that are kept at most.
const MOST: usize = 1_000;
/// Lines of a file that are kept at most.
pub const MOST_OF_FILE: usize = 50_000;
/// Lines of a file that are named one by one at most because of their amount.
const MOST_NAMED: usize = 20;
/// Characters of a name or number that are kept at most; no amount has as many.
const LONGEST: usize = 200;
/// The longest code of a kind or a currency that is told apart.
const LONGEST_CODE: usize = PLANNED.len();

/// The money of an activity, of which so many lines still have room.
pub fn told(activity: &Activity<'_>, room: usize) -> Told {
    let reporter = activity.reporting.as_ref().map_or(String::new(), |one| short(&line(&one.name)));
    let funder = only(of_role(activity, "1"));
    let carrier = only(of_role(activity, "4"));
    let own = if reporter.is_empty() { carrier.clone() } else { reporter };
    let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
    // A budget that was revised is not left out: the revised one stands for it.
    let in_force: Vec<&Budget<'_>> = in_force(activity).collect();
    let all = in_force.len() + activity.planned.len() + activity.transactions.len();
    let budgets = in_force.into_iter().map(|budget| {
        let carrier = or(carrier.clone(), &own);
        time(BUDGET, (budget.start, budget.end), (budget.value, budget.currency), (funder.clone(), carrier))
    });
    let planned = activity.planned.iter().map(|one| {
        let hands = (or(name(&one.provider), &own), name(&one.receiver));
        time(PLANNED, (one.start, one.end), (one.value, one.currency), hands)
    });
    let transactions = activity.transactions.iter().map(|one| {
        let (giver, receiver) = (name(&one.provider), name(&one.receiver));
        // Who is left out is the reporter, as the standard says; who spends carries out, whoever was paid.
        let hands = match one.kind {
            Some("1" | "11") => (or(giver, &funder), or(receiver, &own)),
            Some("2" | "3") => (or(giver, &own), receiver),
            Some("4") => (own.clone(), own.clone()),
            _ => (giver, receiver),
        };
        transaction(one, hands)
    });
    let lines: Vec<ToldLine> = budgets.chain(planned).chain(transactions).take(MOST.min(room)).collect();
    let more = i64::try_from(all - lines.len()).unwrap_or(i64::MAX);
    Told { source: short(activity.id.unwrap_or_default()), lines, more }
}

/// The budgets that stand: a revised one takes the place of the original one of its time.
pub fn in_force<'r, 'a>(activity: &'r Activity<'a>) -> impl Iterator<Item = &'r Budget<'a>> {
    let revised: BTreeSet<_> =
        activity.budgets.iter().filter(|one| one.kind == "2").map(|one| (one.start, one.end)).collect();
    activity.budgets.iter().filter(move |one| one.kind == "2" || !revised.contains(&(one.start, one.end)))
}

/// The only one of some names; none when there are several.
fn only(names: Vec<String>) -> String {
    let names: BTreeSet<String> = names.into_iter().collect();
    let mut names = names.into_iter();
    match (names.next(), names.next()) {
        (Some(only), None) => short(&only),
        _ => String::new(),
    }
}

fn short(text: &str) -> String {
    clean_line(text).chars().take(LONGEST).collect()
}

/// What an organisation is called, or else its identifier.
fn name(organisation: &Option<Organisation<'_>>) -> String {
    let Some(one) = organisation else { return String::new() };
    let name = line(&one.name);
    short(if name.is_empty() { one.reference.unwrap_or_default() } else { &name })
}

/// A day without the hour that some write behind it.
fn day(text: Option<&str>) -> String {
    let text = text.unwrap_or_default();
    short(text.get(..10).unwrap_or(text))
}

/// A line that is meant for a time, which is also its number: told again with another amount it is the same one.
fn time(
    kind: &str,
    (start, end): (Option<&str>, Option<&str>),
    (value, currency): (Option<&str>, Option<&str>),
    (giver, receiver): (String, String),
) -> ToldLine {
    let reference = format!("{}/{}", day(start), day(end));
    settled(ToldLine {
        kind: kind.to_owned(),
        reference: if reference == "/" { String::new() } else { reference },
        on_day: day(start),
        value: short(value.unwrap_or_default()),
        currency: short(currency.unwrap_or_default()),
        giver,
        receiver,
        kept: String::new(),
    })
}

fn transaction(one: &Transaction<'_>, (giver, receiver): (String, String)) -> ToldLine {
    settled(ToldLine {
        kind: short(one.kind.unwrap_or_default()),
        reference: short(one.reference.unwrap_or_default()),
        on_day: day(one.date),
        value: short(one.value.unwrap_or_default()),
        currency: short(one.currency.unwrap_or_default()),
        giver: short(&giver),
        receiver: short(&receiver),
        kept: String::new(),
    })
}

/// A line with the reason why it cannot become an entry of the ledger.
fn settled(line: ToldLine) -> ToldLine {
    ToldLine { kept: why_kept(&line).to_owned(), ..line }
}

fn why_kept(line: &ToldLine) -> &'static str {
    let day: Option<Date> = line.on_day.parse().ok();
    let is_in_time = day.is_some_and(|day| FUNDING_YEARS.contains(&i64::from(day.year())));
    if told_stage(&line.kind).is_none() {
        return "kind";
    }
    if !is_in_time {
        return "day";
    }
    if line.currency.parse::<Currency>().is_err() {
        return "currency";
    }
    match rounded_told(&line.value, &line.currency).map(|money| money.minor) {
        // What comes to nothing in its currency, and is not nothing as it is written.
        Some(0) if is_rounded(line) => "amount",
        Some(0) => "zero",
        Some(minor) if minor < 0 => "below-zero",
        Some(minor) if Amount::Exact(minor).is_sound() => "",
        _ => "amount",
    }
}

/// What lines come to, in a form that says the same in every language: for each kind and currency how many amounts there are and their
/// exact sum, then for each reason how many cannot become entries. The lines of each activity stand together. Linear in the lines.
pub fn sums<'a>(activities: impl Iterator<Item = Vec<&'a ToldLine>>, more: i64) -> String {
    let mut sums: BTreeMap<(&str, &str), (i64, DecimalSum)> = BTreeMap::new();
    let mut kept: BTreeMap<&str, i64> = BTreeMap::new();
    for lines in activities {
        let offered = lines.iter().filter(|line| line.kept.is_empty());
        let counted = counted_kinds(offered.map(|line| (line.kind.as_str(), false)));
        for line in lines {
            let kind = if is_plain(&line.kind) { line.kind.as_str() } else { "" };
            let currency = if is_plain(&line.currency) { line.currency.as_str() } else { "" };
            // What is no amount of money adds up to nothing that could be read; it is counted with its reason below.
            if line.kept != "amount" {
                let (count, sum) = sums.entry((kind, currency)).or_default();
                *count += 1;
                sum.add(&line.value);
            }
            match line.kept.as_str() {
                "" if counted.values().any(|kind| *kind == line.kind) => {}
                "" => *kept.entry("passed-on").or_default() += 1,
                reason => *kept.entry(reason).or_default() += 1,
            }
        }
    }
    if more > 0 {
        kept.insert("more", more);
    }
    let told = sums.iter().map(|((kind, currency), (count, sum))| format!("{kind}|{currency}|{count}|{sum}"));
    let left = kept.iter().map(|(reason, count)| format!("!{reason}|{count}"));
    told.chain(left).collect::<Vec<_>>().join("\n")
}

/// Whether a line has more digits than its currency.
fn is_rounded(line: &ToldLine) -> bool {
    told_money(&line.value, &line.currency).is_none() && rounded_told(&line.value, &line.currency).is_some()
}

/// The lines whose amount no entry of the ledger could have as it is written, the first few of a file: what becomes of it, the currency,
/// the activity and the value as written, in a form that says the same in every language; then how many more there are.
pub fn named(activities: &[Told]) -> Vec<String> {
    let lines = activities.iter().flat_map(|told| told.lines.iter().map(move |line| (told, line)));
    let is_named = |line: &ToldLine| line.kept == "amount" || (line.kept.is_empty() && is_rounded(line));
    let all: Vec<(&Told, &ToldLine)> = lines.filter(|(_, line)| is_named(line)).collect();
    let text = |(told, line): &(&Told, &ToldLine)| {
        let source = told.source.replace('|', " ");
        format!("?{}|{}|{source}|{}", becomes(line), line.currency, line.value)
    };
    let mut named: Vec<String> = all.iter().take(MOST_NAMED).map(text).collect();
    let more = all.len().saturating_sub(MOST_NAMED);
    named.extend((more > 0).then(|| format!("?more|{more}")));
    named
}

/// What becomes of an amount in a known currency that no entry could have as it is written.
fn becomes(line: &ToldLine) -> &'static str {
    if line.kept.is_empty() {
        return "rounded";
    }
    let digits = line.value.strip_prefix('-').unwrap_or(&line.value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    if !is_number(whole) || !is_number(part) {
        return "unread";
    }
    let is_nothing = rounded_told(&line.value, &line.currency).is_some_and(|money| money.minor == 0);
    if is_nothing { "nothing" } else { "large" }
}

/// Whether a code is one of letters and digits, so that it holds none of the signs that part [`sums`].
fn is_plain(code: &str) -> bool {
    code.len() <= LONGEST_CODE && code.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests;

//! The form of an entry: what was typed, and what it means.

use jiff::civil::Date;
use sekber_core::ledger::{Amount, Disclosure, RATE_SCALE, Rate, Stage, Way};
use sekber_core::reading::{Decimal, read_decimal, read_money};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::Currency;

use super::draft::{Conversion, EntryDraft, Hand, Quantity};
use super::store::choices::Choices;
use crate::kit::form::{Faults, Form};

/// What stands in a choice of hands for a name of one's own.
pub const OTHER: &str = "other";

/// Reads the form; what has to be mended goes to the faults.
pub fn read(form: &Form, choices: &Choices, today: Date, faults: &mut Faults) -> EntryDraft {
    let stage = form.choice("stage", faults).unwrap_or(Stage::Planned);
    let way = form.choice("way", faults).unwrap_or(Way::PartnerRun);
    let kind = form.parsed("form", "fault-not-a-choice", faults).unwrap_or(FundingForm::Cash);
    let (currency, amount) = amount(form, faults);
    let draft = EntryDraft {
        stage,
        way,
        form: kind,
        year: year(form, faults),
        on_day: form.day("on_day", "fault-ledger-day", faults),
        funder: hand(form, ("funder", "funder_name"), choices, faults),
        implementer: hand(form, ("implementer", "implementer_name"), choices, faults),
        out_of: form.parsed("out_of", "fault-not-a-choice", faults),
        programme: form.parsed("programme", "fault-not-a-choice", faults),
        places: form.chosen("place", faults),
        currency,
        amount,
        conversion: conversion(form, currency, faults),
        quantity: quantity(form, faults),
        source: form.text("source").to_owned(),
        note: form.paragraphs("note").to_owned(),
        simulated: false,
        confirmed: form.is_set("confirmed"),
        told: form.filled("told").map(str::to_owned),
    };
    *faults = std::mem::take(faults).and(draft.faults(today));
    draft
}

fn year(form: &Form, faults: &mut Faults) -> i64 {
    form.parsed("year", "fault-ledger-year", faults).unwrap_or_else(|| {
        if faults.of("year").is_none() {
            faults.add("year", "fault-required");
        }
        0
    })
}

/// An organisation that is offered, or a name of one's own.
fn hand(
    form: &Form,
    (field, name): (&'static str, &'static str),
    choices: &Choices,
    faults: &mut Faults,
) -> Hand {
    let chosen = form.text(field);
    if chosen == OTHER {
        return Hand { id: None, name: form.text(name).to_owned() };
    }
    match choices.hand(chosen) {
        Some(hand) => hand,
        None => {
            let key = if chosen.is_empty() { "fault-required" } else { "fault-not-a-choice" };
            faults.add(field, key);
            Hand { id: None, name: String::new() }
        }
    }
}

/// How the amount is told, and in which currency.
fn amount(form: &Form, faults: &mut Faults) -> (Currency, Amount) {
    // What cannot be read tells nothing of the amount.
    let disclosure = form.choice("disclosure", faults).unwrap_or(Disclosure::NotDisclosed);
    if disclosure == Disclosure::NotDisclosed {
        return (Currency::IDR, Amount::NotDisclosed);
    }
    let Some(low) = money(form, "amount", Currency::IDR, faults) else {
        return (Currency::IDR, Amount::NotDisclosed);
    };
    if disclosure == Disclosure::Exact {
        return (low.currency, Amount::Exact(low.minor));
    }
    let Some(high) = money(form, "amount_high", low.currency, faults) else {
        return (low.currency, Amount::NotDisclosed);
    };
    if high.currency != low.currency || high.minor <= low.minor {
        faults.add("amount_high", "fault-ledger-band");
    }
    (low.currency, Amount::Band(low.minor, high.minor))
}

fn money(
    form: &Form,
    name: &'static str,
    otherwise: Currency,
    faults: &mut Faults,
) -> Option<sekber_core::value::Money> {
    let text = form.text(name);
    let read = read_money(text, otherwise).ok();
    match (text.is_empty(), &read) {
        (true, _) => faults.add(name, "fault-required"),
        (false, None) => faults.add_with(name, "fault-ledger-amount-unread", "value", text),
        _ => {}
    }
    read
}

/// A decimal number in so many parts of one; rounded to the nearest.
fn in_parts(number: Decimal, parts: i64) -> Option<i64> {
    let divisor = 10_i128.checked_pow(number.scale)?;
    let scaled = number.digits.checked_mul(i128::from(parts))?;
    i64::try_from((scaled + scaled.signum() * divisor / 2) / divisor).ok()
}

/// The rate of a currency, when one was typed.
pub fn conversion(form: &Form, currency: Currency, faults: &mut Faults) -> Option<Conversion> {
    let text = form.filled("rate").filter(|_| currency != Currency::IDR)?;
    let rate = read_decimal(text).ok().and_then(|number| in_parts(number, RATE_SCALE));
    if rate.is_none() {
        faults.add_with("rate", "fault-ledger-amount-unread", "value", text);
    }
    let on = form.day("rate_on", "fault-ledger-rate-day", faults);
    if on.is_none() && faults.of("rate_on").is_none() {
        faults.add("rate_on", "fault-ledger-rate-day");
    }
    Some(Conversion {
        rate: Rate(rate.unwrap_or(RATE_SCALE)),
        on: on.unwrap_or_default(),
        source: form.text("rate_source").to_owned(),
    })
}

fn quantity(form: &Form, faults: &mut Faults) -> Option<Quantity> {
    let text = form.filled("quantity")?;
    let milli = read_decimal(text).ok().and_then(|number| in_parts(number, 1_000));
    if milli.is_none() {
        faults.add_with("quantity", "fault-ledger-amount-unread", "value", text);
    }
    Some(Quantity {
        milli: milli.unwrap_or(1),
        unit: form.text("unit").to_owned(),
        method: form.parsed("method", "fault-not-a-choice", faults),
    })
}

//! The rules for one activity or organisation.

use std::collections::BTreeMap;

use super::codes::{self, List, is_capitals, is_digits};
use super::elements::{ACTIVITY, NEEDED, ONCE, ORGANISATION, TRANSACTION};
use super::fault::{Fault, short};
use super::values::{Day, day, is_amount, percentage};
use crate::read::Element;

type Found = Vec<(u64, Fault)>;

/// Elements whose code is of a short list.
const CODED: &[(&str, &str, List)] = &[
    ("activity-status", "code", codes::STATUS),
    ("activity-scope", "code", codes::SCOPE),
    ("collaboration-type", "code", codes::COLLABORATION),
    ("default-tied-status", "code", codes::TIED),
    ("activity-date", "type", codes::DATE),
    ("participating-org", "role", codes::ROLE),
    ("related-activity", "type", codes::RELATED),
    ("result", "type", codes::RESULT),
];

/// Checks an activity.
pub fn check(activity: Element<'_>, is_old: bool, found: &mut Found) {
    if !is_old {
        structure(activity, (ACTIVITY, NEEDED, ONCE), found);
        texts(activity, &["title", "description"], found);
    }
    identifier(activity, "iati-identifier", found);
    if let Some(reporting) = activity.first("reporting-org") {
        needs(reporting, "ref", found);
        needs(reporting, "type", found);
        coded(reporting, "type", codes::ORGANISATION, found);
        prefix(activity, reporting, found);
    }
    for child in activity.children() {
        if let Some((_, attribute, list)) = CODED.iter().find(|(name, ..)| *name == child.name()) {
            // Version 1 writes words where version 2 has numbers.
            if !is_old {
                needs(child, attribute, found);
                coded(child, attribute, *list, found);
            }
        }
        match child.name() {
            "participating-org" if !is_old => coded(child, "type", codes::ORGANISATION, found),
            "description" if !is_old => coded(child, "type", codes::DESCRIPTION, found),
            "activity-date" => date(child, "iso-date", !is_old, found),
            "recipient-country" => country(child, found),
            "capital-spend" => drop(share(child, found)),
            _ => {}
        }
    }
    lifetime(activity, found);
    shares(activity, found);
    money(activity, is_old, found);
}

/// Checks an organisation.
pub fn check_organisation(organisation: Element<'_>, is_old: bool, found: &mut Found) {
    if !is_old {
        let needed = &ORGANISATION[..3];
        structure(organisation, (ORGANISATION, needed, needed), found);
        texts(organisation, &["name"], found);
        identifier(organisation, "organisation-identifier", found);
    }
    let default = organisation.attribute("default-currency");
    for child in organisation
        .children()
        .filter(|child| child.name().ends_with("budget") || child.name() == "total-expenditure")
    {
        period(child, (default, false), found);
    }
}

/// Which elements stand there, how often and in which order.
fn structure(
    parent: Element<'_>,
    (known, needed, once): (&[&str], &[&'static str], &[&'static str]),
    found: &mut Found,
) {
    let mut furthest: Option<(usize, &str)> = None;
    for child in parent.children() {
        let name = child.name();
        // Elements of other standards may stand anywhere.
        if name.contains(':') {
            continue;
        }
        let Some(place) = known.iter().position(|known| *known == name) else {
            found.push((child.line(), Fault::Unknown(short(name), parent.name().to_owned())));
            continue;
        };
        match furthest {
            Some((at, later)) if place < at => {
                found.push((child.line(), Fault::Order(name.to_owned(), later.to_owned())));
            }
            _ => furthest = Some((place, name)),
        }
    }
    for name in needed {
        if parent.first(name).is_none() {
            found.push((parent.line(), Fault::Missing(name, parent.name().to_owned())));
        }
    }
    for name in once {
        let count = parent.named(name).count();
        if count > 1 {
            found.push((parent.line(), Fault::Many(name, parent.name().to_owned(), count)));
        }
    }
}

fn texts(parent: Element<'_>, names: &[&str], found: &mut Found) {
    for child in parent.children().filter(|child| names.contains(&child.name()) && child.text().is_empty()) {
        found.push((child.line(), Fault::NoText(child.name().to_owned())));
    }
}

fn needs(element: Element<'_>, attribute: &'static str, found: &mut Found) {
    if element.attribute(attribute).is_none_or(str::is_empty) {
        found.push((element.line(), Fault::Attribute(element.name().to_owned(), attribute)));
    }
}

fn coded(element: Element<'_>, attribute: &str, (list, all): List, found: &mut Found) {
    if let Some(code) = element.attribute(attribute).filter(|code| !code.is_empty() && !all.contains(code)) {
        found.push((element.line(), Fault::Code(list, short(code))));
    }
}

fn identifier(record: Element<'_>, name: &str, found: &mut Found) {
    let Some(element) = record.first(name) else { return };
    let text = element.text();
    if text.is_empty() {
        found.push((element.line(), Fault::NoText(name.to_owned())));
    } else if text.contains(|c: char| c.is_whitespace() || "/&|?".contains(c)) {
        found.push((element.line(), Fault::Identifier(short(text))));
    }
}

/// An identifier begins with the reference of who reports, or with one that it had before.
fn prefix(activity: Element<'_>, reporting: Element<'_>, found: &mut Found) {
    let (Some(element), Some(reference)) = (activity.first("iati-identifier"), reporting.attribute("ref"))
    else {
        return;
    };
    let former = activity.named("other-identifier").filter(|other| other.attribute("type") == Some("B1"));
    let mut former = former.filter_map(|other| other.attribute("ref"));
    let begins = |reference: &str| element.text().starts_with(reference);
    if !reference.is_empty() && !element.text().is_empty() && !begins(reference) && !former.any(begins) {
        found.push((element.line(), Fault::Prefix(short(reference))));
    }
}

/// The day of an attribute, when it is one.
fn read_day(element: Element<'_>, attribute: &'static str, needed: bool, found: &mut Found) -> Option<Day> {
    let Some(text) = element.attribute(attribute).filter(|text| !text.is_empty()) else {
        if needed {
            needs(element, attribute, found);
        }
        return None;
    };
    let read = day(text);
    match read {
        None => found.push((element.line(), Fault::Day(short(text)))),
        Some(day) if !day.is_plausible() => found.push((element.line(), Fault::FarDay(day.to_string()))),
        Some(_) => {}
    }
    read
}

fn date(element: Element<'_>, attribute: &'static str, needed: bool, found: &mut Found) {
    read_day(element, attribute, needed, found);
}

/// Planned and actual days: each end after its beginning, and one of the beginnings is there.
fn lifetime(activity: Element<'_>, found: &mut Found) {
    let of = |kind: &str| {
        let mut dates = activity.named("activity-date").filter(|date| date.attribute("type") == Some(kind));
        dates.find_map(|date| Some((date.line(), day(date.attribute("iso-date")?)?)))
    };
    for (what, start, end) in [("the planned work", "1", "3"), ("the actual work", "2", "4")] {
        if let (Some((_, start)), Some((line, end))) = (of(start), of(end))
            && end < start
        {
            found.push((line, Fault::Backwards(what, start.to_string(), end.to_string())));
        }
    }
}

fn country(element: Element<'_>, found: &mut Found) {
    needs(element, "code", found);
    if let Some(code) = element.attribute("code").filter(|code| !code.is_empty() && !is_capitals(code, 2)) {
        found.push((element.line(), Fault::Code("Country", short(code))));
    }
}

fn share(element: Element<'_>, found: &mut Found) -> Option<f64> {
    let text = element.attribute("percentage").filter(|text| !text.is_empty())?;
    let read = percentage(text);
    if read.is_none() {
        found.push((element.line(), Fault::Percentage(short(text))));
    }
    read
}

/// Shares that have to make a whole: sectors of each vocabulary, and countries with regions.
fn shares(activity: Element<'_>, found: &mut Found) {
    let mut groups: BTreeMap<String, Vec<Element<'_>>> = BTreeMap::new();
    for child in activity.children() {
        let of = |usual: &'static str| {
            child.attribute("vocabulary").filter(|text| !text.is_empty()).unwrap_or(usual)
        };
        match child.name() {
            "sector" => {
                sector(child, of("1"), found);
                groups.entry(format!("sectors of vocabulary {}", short(of("1")))).or_default().push(child);
            }
            "recipient-country" => groups.entry("countries and regions".to_owned()).or_default().push(child),
            "recipient-region" if of("1") == "1" => {
                groups.entry("countries and regions".to_owned()).or_default().push(child);
            }
            _ => {}
        }
    }
    for (what, parts) in groups {
        let line = parts.first().map_or(0, |part| part.line());
        let mut sum = 0.0;
        let mut without = 0;
        let mut broken = false;
        for part in &parts {
            let is_told = part.attribute("percentage").is_some_and(|text| !text.is_empty());
            match share(*part, found) {
                Some(share) => sum += share,
                None if is_told => broken = true,
                None => without += 1,
            }
        }
        // One alone is the whole.
        if broken || (parts.len() == 1 && without == 1) {
            continue;
        }
        if without > 0 {
            found.push((line, Fault::SharesMissing(what, without, parts.len())));
        } else if (sum - 100.0_f64).abs() > 0.011 {
            found.push((line, Fault::Shares(what, format!("{sum:.2}"))));
        }
    }
}

fn sector(element: Element<'_>, vocabulary: &str, found: &mut Found) {
    needs(element, "code", found);
    let digits = match vocabulary {
        "1" | "DAC" => 5,
        "2" | "DAC-3" => 3,
        _ => return,
    };
    if let Some(code) = element.attribute("code").filter(|code| !code.is_empty() && !is_digits(code, digits))
    {
        found.push((element.line(), Fault::Code("Sector", short(code))));
    }
}

/// Budgets, planned disbursements and transactions.
fn money(activity: Element<'_>, is_old: bool, found: &mut Found) {
    let default = activity.attribute("default-currency");
    if let Some(code) = default.filter(|code| !code.is_empty() && !is_capitals(code, 3)) {
        found.push((activity.line(), Fault::Code("Currency", short(code))));
    }
    for child in activity.children() {
        match child.name() {
            "budget" => {
                if !is_old {
                    coded(child, "type", codes::BUDGET, found);
                    coded(child, "status", codes::BUDGET_STATUS, found);
                }
                period(child, (default, true), found);
            }
            "planned-disbursement" => period(child, (default, false), found),
            "transaction" => transaction(child, default, is_old, found),
            _ => {}
        }
    }
}

/// An amount for a time.
fn period(element: Element<'_>, (default, is_budget): (Option<&str>, bool), found: &mut Found) {
    let mut at = |name: &'static str, needed: bool| match element.first(name) {
        Some(part) => read_day(part, "iso-date", true, found),
        None => {
            if needed {
                found.push((element.line(), Fault::Missing(name, element.name().to_owned())));
            }
            None
        }
    };
    let (start, end) = (at("period-start", true), at("period-end", is_budget));
    if let (Some(start), Some(end)) = (start, end) {
        if end < start {
            let what = if is_budget { "the budget" } else { "the period" };
            found.push((element.line(), Fault::Backwards(what, start.to_string(), end.to_string())));
        } else if is_budget && end > start.next_year() {
            found.push((element.line(), Fault::LongBudget(start.to_string(), end.to_string())));
        }
    }
    if element.first("value").is_none() {
        found.push((element.line(), Fault::Missing("value", element.name().to_owned())));
    }
    for value in element.named("value") {
        amount(value, default, found);
    }
}

fn transaction(element: Element<'_>, default: Option<&str>, is_old: bool, found: &mut Found) {
    let needed = &["transaction-type", "transaction-date", "value"];
    if is_old {
        for name in needed.iter().filter(|name| element.first(name).is_none()) {
            found.push((element.line(), Fault::Missing(name, element.name().to_owned())));
        }
    } else {
        structure(element, (TRANSACTION, needed, needed), found);
    }
    if let Some(kind) = element.first("transaction-type").filter(|_| !is_old) {
        needs(kind, "code", found);
        coded(kind, "code", codes::TRANSACTION, found);
    }
    if let Some(channel) = element.first("disbursement-channel") {
        coded(channel, "code", codes::CHANNEL, found);
    }
    if let Some(tied) = element.first("tied-status").filter(|_| !is_old) {
        coded(tied, "code", codes::TIED, found);
    }
    if let Some(when) = element.first("transaction-date") {
        date(when, "iso-date", true, found);
    }
    for value in element.named("value") {
        amount(value, default, found);
    }
}

fn amount(value: Element<'_>, default: Option<&str>, found: &mut Found) {
    if !is_amount(value.text()) {
        found.push((value.line(), Fault::Amount(short(value.text()))));
    }
    match value.attribute("currency").filter(|code| !code.is_empty()) {
        Some(code) if !is_capitals(code, 3) => {
            found.push((value.line(), Fault::Code("Currency", short(code))))
        }
        Some(_) => {}
        None if default.is_none_or(str::is_empty) => found.push((value.line(), Fault::NoCurrency)),
        None => {}
    }
    date(value, "value-date", true, found);
}

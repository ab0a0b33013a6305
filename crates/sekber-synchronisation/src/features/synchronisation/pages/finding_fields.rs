//! What both programmes of a finding tell, field by field: now, when they were settled, and what differs between these.

use sekber_core::value::Period;

use crate::features::programme::{Stored, money_in_short};
use crate::features::synchronisation::facts::funders;
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::model::{PairFacts, ProgrammeFacts, fact};
use crate::features::synchronisation::reasons::{place_name, theme_name};
use crate::kit::page::Frame;

/// A field of both programmes.
pub struct Row {
    /// Key of its name.
    pub label: &'static str,
    /// What the first tells.
    pub first: String,
    /// What the second tells.
    pub second: String,
}

/// A field whose fact changed after the verdict.
pub struct Changed {
    /// Whose programme.
    pub programme: String,
    /// What it is called.
    pub field: String,
    /// When it was settled.
    pub before: String,
    /// Now.
    pub after: String,
}

/// The fields of both programmes as they stood when they were settled.
pub fn rows_as_settled(frame: &Frame, first: &ProgrammeFacts, second: &ProgrammeFacts) -> Vec<Row> {
    let period = |facts: &ProgrammeFacts| {
        let told = fact(facts, "period");
        told.parse::<Period>().map_or(told, |period| frame.period(&period))
    };
    let row = |label, field| Row { label, first: fact(first, field), second: fact(second, field) };
    let rows = vec![
        row("finding-row-owner", "organisation"),
        Row { label: "finding-row-period", first: period(first), second: period(second) },
        row("finding-row-places", "places"),
        row("finding-row-themes", "themes"),
        row("finding-row-codes", "codes"),
        row("finding-row-funders", "funders"),
    ];
    rows.into_iter().filter(|row| !row.first.is_empty() || !row.second.is_empty()).collect()
}

/// The fields of both programmes as they stand now.
pub fn rows(frame: &Frame, table: &Table, a: &Stored, b: &Stored) -> Vec<Row> {
    let row = |label, value: &dyn Fn(&Stored) -> String| Row { label, first: value(a), second: value(b) };
    let list = |items: Vec<String>| items.join(", ");
    let money = |stored: &Stored| money_in_short(frame, stored.total_idr, &stored.content.funding);
    let places = |stored: &Stored| {
        list(stored.content.places.iter().map(|place| place_name(frame, &table.names, place)).collect())
    };
    let themes = |stored: &Stored| {
        list(stored.content.themes.iter().map(|code| theme_name(frame, &table.names, code)).collect())
    };
    let people =
        |stored: &Stored| stored.content.beneficiaries.map(|count| frame.whole(&count)).unwrap_or_default();
    vec![
        row("finding-row-owner", &|stored| table.names.organisation(&stored.content.organisation).to_owned()),
        row("finding-row-period", &|stored| frame.period(&stored.content.period)),
        row("finding-row-places", &places),
        row("finding-row-themes", &themes),
        row("finding-row-text", &|stored| stored.content.description.clone()),
        row("finding-row-targets", &|stored| stored.content.targets.clone()),
        row("finding-row-people", &people),
        row("finding-row-codes", &|stored| list(stored.content.nomenclature.clone())),
        row("finding-row-funders", &|stored| list(funders(&stored.content))),
        row("finding-row-money", &money),
    ]
    .into_iter()
    // Money that neither tells is something to ask both about.
    .filter(|row| !row.first.is_empty() || !row.second.is_empty() || row.label == "finding-row-money")
    .collect()
}

/// The facts that are others now than when the pair was settled.
pub fn changes(frame: &Frame, before: &PairFacts, now: &PairFacts, owners: (&str, &str)) -> Vec<Changed> {
    let mut found = of_one(frame, &before.first, &now.first, owners.0);
    found.extend(of_one(frame, &before.second, &now.second, owners.1));
    found
}

fn of_one(frame: &Frame, before: &ProgrammeFacts, now: &ProgrammeFacts, owner: &str) -> Vec<Changed> {
    let none = String::new();
    let differing = now.iter().filter_map(|(field, after)| {
        let before = before.get(field).unwrap_or(&none);
        (before != after).then_some((field, before, after))
    });
    let shown = |(field, before, after): (&String, &String, &String)| {
        // Long texts are kept as digests, which say nothing to people.
        let value = |text: &String| if field == "text" { String::new() } else { text.clone() };
        Changed {
            programme: owner.to_owned(),
            field: frame.say_code("finding-field-", field),
            before: value(before),
            after: value(after),
        }
    };
    differing.map(shown).collect()
}

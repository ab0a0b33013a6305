//! What happened to the lines of a plan: who, when, and what stood there before and after.

use crate::features::ledger::thousandths;
use crate::features::work_plan::actions::snapshot::milli;
use crate::features::work_plan::store::activities::Happening;
use crate::kit::audit;
use crate::kit::page::{Change, Frame, difference};

/// One happening as it is shown.
pub struct Told {
    /// Who.
    pub who: String,
    /// When.
    pub when: String,
    /// What.
    pub what: String,
    /// The line.
    pub label: String,
    /// What changed, in the words of the forms.
    pub changes: Vec<Change>,
}

/// Happenings as a page shows them.
pub fn told(frame: &Frame, found: &[Happening]) -> Vec<Told> {
    found.iter().map(|one| one_told(frame, one)).collect()
}

fn one_told(frame: &Frame, one: &Happening) -> Told {
    let named = |change: Change| {
        let prefix =
            if one.subject == "work_activity" { "work-activity-field-" } else { "work-indicator-field-" };
        Change {
            before: said(frame, &change.field, change.before),
            after: said(frame, &change.field, change.after),
            field: frame.say_code(prefix, &change.field),
        }
    };
    let (before, after) = (audit::told(one.before_json.as_deref()), audit::told(one.after_json.as_deref()));
    Told {
        who: match one.actor_name.as_str() {
            "" => frame.say("partnership-somebody"),
            name => name.to_owned(),
        },
        when: frame.date_time(&one.at),
        what: frame.say_code("event-", one.kind.replace('.', "-")),
        label: one.label.clone(),
        changes: difference(before.as_ref(), after.as_ref()).into_iter().map(named).collect(),
    }
}

/// Numbers as the language writes them, whatever the trail wrote; every other text as it is.
fn number(frame: &Frame, text: &str) -> String {
    milli(text).map_or_else(|| text.to_owned(), |milli| thousandths(frame.language, milli))
}

/// A target, `2026: 12.5`, with its number as the language writes it; the year is none.
fn target(frame: &Frame, text: &str) -> String {
    match text.split_once(": ") {
        Some((year, value)) => format!("{year}: {}", number(frame, value)),
        None => text.to_owned(),
    }
}

/// A value as the forms say it: codes, numbers, days, yes and no in words.
fn said(frame: &Frame, field: &str, value: String) -> String {
    match (field, value.as_str()) {
        (_, "") => value,
        (_, "true") => frame.say("plan-yes"),
        (_, "false") => frame.say("plan-no"),
        ("kind", code) => frame.say_code("plan-kind-", code),
        ("counting", code) => frame.say_code("plan-counting-", code),
        (
            "baseline" | "value" | "men" | "women" | "with_disability" | "children" | "adults" | "elderly",
            text,
        ) => number(frame, text),
        ("targets", text) => text.split("; ").map(|one| target(frame, one)).collect::<Vec<_>>().join("; "),
        (_, text) => match text.parse::<jiff::civil::Date>() {
            Ok(day) => frame.civil_date(&day),
            Err(_) => value,
        },
    }
}

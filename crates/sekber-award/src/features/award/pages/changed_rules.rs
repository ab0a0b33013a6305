//! What a version of the rules says otherwise than the one before it, for everybody to read beside the reason.

use sekber_engines::award::rules::{Category, Criterion, Rules};

use super::tie_names;
use crate::kit::page::Frame;

/// Something that changed.
pub struct Changed {
    /// What.
    pub what: String,
    /// What it was; a dash where it was not there.
    pub before: String,
    /// What it is; a dash where it is gone.
    pub after: String,
}

/// Stands for what is not there.
const NONE: &str = "–";

/// Everything that changed from one version to the next: days and numbers first, then criteria, then categories.
pub fn between(frame: &Frame, before: &Rules, after: &Rules) -> Vec<Changed> {
    let (was, is) = (terms(frame, before), terms(frame, after));
    let pairs = was.into_iter().zip(is).filter(|((_, was), (_, is))| was != is);
    let mut all: Vec<Changed> =
        pairs.map(|((key, was), (_, is))| Changed { what: frame.say(key), before: was, after: is }).collect();
    let criterion = |one: &Criterion| (one.code.clone(), one.name.clone(), of_criterion(frame, one).to_vec());
    all.extend(rows(
        before.criteria.iter().map(criterion).collect(),
        after.criteria.iter().map(criterion).collect(),
    ));
    let category = |one: &Category| (one.code.clone(), one.name.clone(), of_category(frame, one).to_vec());
    all.extend(rows(
        before.categories.iter().map(category).collect(),
        after.categories.iter().map(category).collect(),
    ));
    all
}

/// What is said once of all rules, each with the key of what it is called.
fn terms(frame: &Frame, rules: &Rules) -> [(&'static str, String); 11] {
    let ties = tie_names(rules);
    let asks = frame.say(if rules.needs_report { "award-asks-report" } else { "award-asks-none" });
    [
        ("field-award-aim", rules.aim.clone()),
        ("field-award-from", frame.civil_date(&rules.from)),
        ("field-award-until", frame.civil_date(&rules.until)),
        ("field-award-cut-off", frame.civil_date(&rules.cut_off)),
        ("field-award-ceremony", frame.civil_date(&rules.ceremony)),
        ("field-award-contest-days", rules.contest_days.to_string()),
        ("field-award-least-programmes", rules.least_programmes.to_string()),
        ("field-award-needs-report", asks),
        ("field-award-least-disclosed", format!("{}%", rules.least_disclosed)),
        ("field-award-least-jurors", rules.least_jurors.to_string()),
        ("field-award-ties", if ties.is_empty() { NONE.to_owned() } else { ties.join(" → ") }),
    ]
}

/// What a criterion is made of; its weight stands first, so that a new one is told by it.
fn of_criterion(frame: &Frame, one: &Criterion) -> [String; 8] {
    [
        format!("{}%", one.weight),
        one.name.clone(),
        one.group.clone(),
        frame.say_code("award-source-", one.source.as_str()),
        frame.say_code("award-counts-", one.counts.as_str()),
        one.rubric.to_string(),
        one.meaning.clone(),
        if one.advocacy { frame.say("award-advocacy") } else { String::new() },
    ]
}

/// What a category is made of.
fn of_category(frame: &Frame, one: &Category) -> [String; 5] {
    [
        one.name.clone(),
        frame.say_with("award-winners-number", "number", one.winners),
        one.theme.clone().unwrap_or_default(),
        one.size.map(|size| frame.say_code("award-size-", size.as_str())).unwrap_or_default(),
        one.kind.map(|kind| frame.say_code("kind-", kind.as_str())).unwrap_or_default(),
    ]
}

/// A criterion or a category: its code, its name, and what it is made of.
type Row = (String, String, Vec<String>);

/// What came, went or is made of something else, by the codes.
fn rows(before: Vec<Row>, after: Vec<Row>) -> Vec<Changed> {
    let first = |made: &[String]| made.first().cloned().unwrap_or_default();
    let find = |all: &[Row], code: &str| all.iter().find(|one| one.0 == code).cloned();
    let gone = before.iter().filter(|one| find(&after, &one.0).is_none());
    let mut all: Vec<Changed> = gone
        .map(|(_, name, made)| Changed { what: name.clone(), before: first(made), after: NONE.to_owned() })
        .collect();
    for (code, name, made) in &after {
        match find(&before, code) {
            None => all.push(Changed { what: name.clone(), before: NONE.to_owned(), after: first(made) }),
            Some((_, _, was)) if was != *made => {
                let differing = was.iter().zip(made).filter(|(was, is)| was != is);
                let (was, is): (Vec<String>, Vec<String>) =
                    differing.map(|(was, is)| (was.clone(), is.clone())).unzip();
                all.push(Changed { what: name.clone(), before: shown(&was), after: shown(&is) });
            }
            Some(_) => {}
        }
    }
    all
}

/// Some parts beside each other, those that say nothing left out.
fn shown(parts: &[String]) -> String {
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if said.is_empty() { NONE.to_owned() } else { said.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, name: &str, made: &[&str]) -> Row {
        (code.to_owned(), name.to_owned(), made.iter().map(|part| (*part).to_owned()).collect())
    }

    #[test]
    fn what_came_went_or_changed_is_told_once() {
        let before = vec![row("k1", "Program", &["10%", "0=0"]), row("k2", "Dana", &["20%", ""])];
        let after = vec![row("k1", "Program", &["10%", "0=5"]), row("k3", "Desa", &["20%", "0=0"])];
        let all: Vec<_> =
            rows(before.clone(), after).into_iter().map(|one| (one.what, one.before, one.after)).collect();
        let told = |what: &str, was: &str, is: &str| (what.to_owned(), was.to_owned(), is.to_owned());
        assert_eq!(all, [told("Dana", "20%", "–"), told("Program", "0=0", "0=5"), told("Desa", "–", "20%")]);
        assert!(rows(before.clone(), before).is_empty());
    }
}

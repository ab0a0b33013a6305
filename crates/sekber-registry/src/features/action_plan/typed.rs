//! Action plans as they are typed: a line each with a code, what it says and, where it is known, its last year, with bars between them.

use std::collections::BTreeSet;

use super::store::ActionPlan;
use crate::kit::digest::sha256;
use crate::kit::form::Faults;

/// Most lines.
const MOST: usize = 100;
/// Most characters of what a line says.
const LONGEST: usize = 200;
/// Most signs of a code.
const LONGEST_CODE: usize = 20;
/// What stands between the parts of a line.
const BETWEEN: char = '|';

/// The lines of what is kept.
pub fn as_typed(plans: &[ActionPlan]) -> String {
    plans.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// A name of a list by its lines: whoever writes over it has read it.
pub fn stand(lines: &str) -> String {
    sha256(lines)
}

impl std::fmt::Display for ActionPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {BETWEEN} {}", self.code, self.text)?;
        match self.until_year {
            Some(year) => write!(f, " {BETWEEN} {year}"),
            None => Ok(()),
        }
    }
}

/// Whether it can be a code: it stands in addresses as it is.
fn is_code(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    !text.is_empty() && text.len() <= LONGEST_CODE && text.chars().all(is_sign)
}

/// Reads what was typed.
pub fn read(typed: &str, faults: &mut Faults) -> Vec<ActionPlan> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found: Vec<ActionPlan> = Vec::new();
    let mut codes = BTreeSet::new();
    for (ordinal, line) in (1_i64..).zip(lines) {
        let mut parts = line.splitn(3, BETWEEN).map(str::trim);
        let (code, text) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let year = parts.next().filter(|year| !year.is_empty());
        let until_year =
            year.and_then(|year| year.parse::<i64>().ok()).filter(|year| (1990..=2100).contains(year));
        let fault = if !is_code(code) || !codes.insert(code) {
            Some("fault-action-plan-code")
        } else if text.is_empty() || text.chars().count() > LONGEST {
            Some("fault-action-plan-text")
        } else if year.is_some() && until_year.is_none() {
            Some("fault-action-plan-year")
        } else {
            None
        };
        if let Some(fault) = fault {
            faults.add_with("plans", fault, "value", ordinal.to_string());
        }
        found.push(ActionPlan { ordinal, code: code.to_owned(), text: text.to_owned(), until_year });
    }
    if found.len() > MOST {
        faults.add("plans", "fault-action-plans-many");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_and_shown_alike() {
        let mut faults = Faults::none();
        let typed = "RAD-KSB | Kelapa sawit berkelanjutan | 2023\n\n CLAP-1|Tata ruang";
        let plans = read(typed, &mut faults);
        assert!(faults.is_empty());
        assert_eq!(as_typed(&plans), "RAD-KSB | Kelapa sawit berkelanjutan | 2023\nCLAP-1 | Tata ruang");
        assert_eq!((plans[0].until_year, plans[1].until_year, plans[1].ordinal), (Some(2023), None, 2));
    }

    #[test]
    fn a_line_that_cannot_be_kept_is_named() {
        let told = |typed: &str| {
            let mut faults = Faults::none();
            read(typed, &mut faults);
            faults.iter().map(|fault| fault.key).collect::<Vec<_>>()
        };
        assert_eq!(told("Tata ruang"), ["fault-action-plan-code"]);
        assert_eq!(told("A | a\nA | b"), ["fault-action-plan-code"]);
        assert_eq!(told("A |"), ["fault-action-plan-text"]);
        assert_eq!(told("A | a | kelak"), ["fault-action-plan-year"]);
        let many: Vec<String> = (0..=MOST).map(|at| format!("A{at} | a")).collect();
        assert_eq!(told(&many.join("\n")), ["fault-action-plans-many"]);
    }
}

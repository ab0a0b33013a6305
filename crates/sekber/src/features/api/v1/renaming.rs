//! Faults of a programme named after what was sent: a code that is not known is told with its list and its place in it.

use sekber_core::text::clean_line;

use super::shapes::NewProgramme;
use crate::kit::form::{Fault, Faults};
use crate::kit::problem::Problem;
use crate::kit::words::Fact;

/// Fields of the page's form that are called otherwise here.
const FIELD_NAMES: [(&str, &str); 3] = [("theme", "themes"), ("place", "places"), ("code", "nomenclature")];

/// What is said of a code that is in none of the tables, by the list in which it was sent.
const UNLISTED: [(&str, &str); 4] = [
    ("themes", "fault-api-themes"),
    ("places", "fault-api-places"),
    ("sdg", "fault-api-sdg"),
    ("nomenclature", "fault-api-nomenclature"),
];

/// The lists of codes that were sent, each with its name.
#[derive(Debug, Clone)]
pub struct SentCodes([(&'static str, Vec<String>); 4]);

impl SentCodes {
    /// Those of what was sent.
    pub fn of(sent: &NewProgramme) -> Self {
        let read = |codes: &[String]| -> Vec<String> {
            codes.iter().map(|code| clean_line(code).trim().to_owned()).collect()
        };
        Self([
            ("themes", read(&sent.themes)),
            ("places", read(&sent.places)),
            ("sdg", read(&sent.sdg)),
            ("nomenclature", read(&sent.nomenclature)),
        ])
    }

    /// A problem whose faults are named after what was sent.
    pub fn renamed(&self, problem: Problem) -> Problem {
        match problem {
            Problem::Invalid(faults) => Problem::Invalid(self.renamed_faults(&faults)),
            other => other,
        }
    }

    /// The same faults named after what was sent.
    pub fn renamed_faults(&self, faults: &Faults) -> Faults {
        let mut named = Faults::none();
        for fault in faults.iter() {
            let known = FIELD_NAMES.iter().find(|(form, _)| *form == fault.field.as_str());
            let name = known.map_or(fault.field.as_str(), |(_, name)| *name);
            let unlisted = UNLISTED.iter().find(|(list, _)| *list == name).map(|(_, key)| *key);
            match (unlisted, unknown_code(fault)) {
                (Some(key), Some(code)) => named.add_with(&self.place(name, code), key, "value", code),
                _ => named.add_with_all(name, fault.key, fault.facts.clone()),
            }
        }
        named
    }

    /// Where a code stood: its list and its place in it; the list alone where it came from elsewhere, as the goal of a target does.
    fn place(&self, list: &str, code: &str) -> String {
        let sent = self.0.iter().find(|(name, _)| *name == list);
        let index = sent.and_then(|(_, codes)| codes.iter().position(|one| one == code.trim()));
        index.map_or_else(|| list.to_owned(), |index| format!("{list}[{index}]"))
    }
}

/// The code that a fault says is none to choose.
fn unknown_code(fault: &Fault) -> Option<&str> {
    if fault.key != "fault-not-a-choice" {
        return None;
    }
    fault.facts.iter().find_map(|(name, fact)| match fact {
        Fact::Text(code) if *name == "value" => Some(code.as_str()),
        _ => None,
    })
}

//! What the form of SIPD asks of a proposal beside its line in the list.

use sekber_core::value::{Currency, RegionCode};
use sekber_facts::nomenclature;

use crate::features::programme::{Names, ProgrammeDraft};

/// A place as the form asks for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub(super) code: String,
    pub(super) kecamatan: String,
    pub(super) village: String,
}

/// What a proposal says beside its line in the list.
#[derive(Debug, Clone, Default)]
pub struct Particulars {
    pub(super) field: String,
    pub(super) programme: String,
    pub(super) subactivity: String,
    pub(super) background: String,
    pub(super) aim: String,
    pub(super) address: String,
    pub(super) places: Vec<Place>,
    /// Asked from the district's budget, in sen.
    pub(super) asked: i64,
    /// What others give, in sen.
    pub(super) others: i64,
}

/// The code of a nomenclature with its name, cut to some steps; empty where the code does not go so far.
fn step(code: Option<&String>, steps: usize) -> String {
    let Some(code) = code else { return String::new() };
    let parts: Vec<&str> = code.split('.').take(steps).collect();
    if parts.len() < steps {
        return String::new();
    }
    let code = parts.join(".");
    nomenclature::find(&code).map(|entry| format!("{code} {}", entry.name)).unwrap_or_default()
}

impl Particulars {
    /// Those of a programme, with the field of government of the office that leads where the programme names none.
    pub fn of(content: &ProgrammeDraft, names: &Names, lead_fields: &[String]) -> Self {
        let code = content.nomenclature.first();
        let rupiah = content.funding.iter().filter(|line| line.amount.currency == Currency::IDR);
        let sum = |on_budget: bool| {
            let of = rupiah.clone().filter(|line| line.on_budget == on_budget);
            of.fold(0_i64, |sum, line| sum.saturating_add(line.amount.minor))
        };
        Self {
            field: step(code.or(lead_fields.first()), 2),
            programme: step(code, 3),
            subactivity: step(code, 6),
            background: content.description.clone(),
            aim: content.targets.clone(),
            address: content.place_note.clone(),
            places: content.places.iter().map(|code| place(code, names)).collect(),
            asked: sum(true),
            others: sum(false),
        }
    }
}

fn place(code: &RegionCode, names: &Names) -> Place {
    let code = code.as_str();
    let named =
        |length: usize| code.get(..length).map(|code| names.place(code).to_owned()).unwrap_or_default();
    Place { code: code.to_owned(), kecamatan: named(8), village: named(13) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_cut_to_the_step_that_a_column_asks_for() {
        let code = "1.02.02.2.02.0015".to_owned();
        assert!(step(Some(&code), 2).starts_with("1.02 "));
        assert!(step(Some(&code), 3).starts_with("1.02.02 "));
        assert!(step(Some(&code), 6).starts_with("1.02.02.2.02.0015 "));
        assert_eq!((step(Some(&"1.02".to_owned()), 3), step(None, 2)), (String::new(), String::new()));
    }
}

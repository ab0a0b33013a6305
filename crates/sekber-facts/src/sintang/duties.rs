//! Which programs of the nomenclature are an office's own. Where two offices share a field of government, a table says which of them
//! does what; without it both would be given the same programs.

use super::{DUTIES, Office};
use crate::nomenclature::{self, Entry, Level};
use crate::table::Row;

/// The district of the record.
const DISTRICT: &str = "61.05";

/// The programs of an office that does not have all of its field.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Code of the [`Office`].
    pub office: String,
    /// Codes of its programs, those it is known for first.
    pub programs: Vec<String>,
    /// Why, in English.
    pub reason: String,
}

impl Duty {
    pub(super) fn read(row: &Row) -> Option<Self> {
        Some(Self {
            office: row.text("office")?,
            programs: row.many("programs", " ")?,
            reason: row.text("reason")?,
        })
    }
}

/// The programs that an office carries out: those that the table names, else all of its fields, in code order. What only another
/// province does is none of this district.
pub fn programs_of(office: &Office) -> Vec<&'static Entry> {
    let here = |entry: &&'static Entry| nomenclature::applies_in(entry.code, DISTRICT);
    if let Some(duty) = DUTIES.rows().iter().find(|duty| duty.office == office.code) {
        return duty.programs.iter().filter_map(|code| nomenclature::find(code)).filter(here).collect();
    }
    let own = |entry: &&'static Entry| {
        let field = entry.parent.unwrap_or_default();
        entry.level == Level::Program && office.bidang.iter().any(|own| own == field)
    };
    nomenclature::all().iter().filter(own).filter(here).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{invited_offices, offices};
    use super::*;

    #[test]
    fn the_table_names_offices_and_programs_of_their_fields() {
        for duty in DUTIES.rows() {
            let office = offices().iter().find(|office| office.code == duty.office);
            let office = office.unwrap_or_else(|| panic!("{}", duty.office));
            assert!(!duty.programs.is_empty() && !duty.reason.is_empty(), "{}", duty.office);
            for code in &duty.programs {
                let entry = nomenclature::find(code).unwrap_or_else(|| panic!("{code}"));
                assert_eq!(entry.level, Level::Program);
                assert!(office.bidang.iter().any(|field| entry.parent == Some(field.as_str())), "{code}");
            }
        }
    }

    #[test]
    fn no_two_offices_of_the_meeting_have_the_same_program() {
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for office in invited_offices() {
            let own = programs_of(office);
            assert!(!own.is_empty(), "{} has none", office.code);
            for entry in own {
                if let Some(other) = owners.insert(entry.code, &office.code) {
                    panic!("{} is {other}'s and {}'s", entry.code, office.code);
                }
            }
        }
    }
}

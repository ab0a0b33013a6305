//! The code lists of the aid transparency standard IATI 2.03, for choosing, checking and explaining codes.

use std::io::BufRead;

use crate::table::{CorruptTable, Packed};

const LISTS: Packed =
    Packed { name: "iati_codes.tsv.br", bytes: include_bytes!("../tables/iati_codes.tsv.br") };

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code as it stands in files.
    pub code: String,
    /// English name.
    pub name: String,
    /// Indonesian label for the small lists that users see; a translation of this project.
    pub name_id: Option<String>,
    /// English explanation, possibly empty.
    pub description: String,
    /// Code of the group it belongs to (a sector's three-digit category, for instance), possibly empty.
    pub category: String,
    /// Whether the code may still be used in new records.
    pub active: bool,
}

/// The codes of a list such as `Sector` or `OrganisationType`, in the order published; empty for an unknown list.
///
/// The lists (about 170 KB of text) are unpacked for each call and not kept: keep the answer when asking often.
pub fn codelist(name: &str) -> Vec<Code> {
    let mut codes = Vec::new();
    // Damage ends the reading early here and is reported by `verify`.
    let _ = scan(|list, code| {
        if list == name {
            codes.push(code);
        }
    });
    codes
}

/// Names of all 51 lists in alphabetical order.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let _ = scan(|list, _| {
        if names.last().is_none_or(|last| last != list) {
            names.push(list.to_owned());
        }
    });
    names
}

fn scan(mut visit: impl FnMut(&str, Code)) -> Result<(), CorruptTable> {
    for line in LISTS.reader().lines().skip(1) {
        let line = line.map_err(|error| LISTS.damaged(error))?;
        let cells: Vec<&str> = line.split('\t').collect();
        let [list, code, name, name_id, description, category, status] = cells[..] else {
            return Err(LISTS.damaged(line));
        };
        let code = Code {
            code: code.to_owned(),
            name: name.to_owned(),
            name_id: (!name_id.is_empty()).then(|| name_id.to_owned()),
            description: description.to_owned(),
            category: category.to_owned(),
            active: status == "active",
        };
        visit(list, code);
    }
    Ok(())
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    scan(|_, _| ())
}

#[cfg(test)]
mod tests;

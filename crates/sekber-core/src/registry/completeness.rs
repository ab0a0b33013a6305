//! How complete a profile is, section by section, and what is missing.

use serde::Serialize;

/// One field of a form: in which section, under which name, and whether it is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldState<'a> {
    /// The section's code.
    pub section: &'a str,
    /// The field's code.
    pub field: &'a str,
    /// Whether something usable was entered.
    pub filled: bool,
}

/// A section and what is missing in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionState<'a> {
    /// The section's code.
    pub section: &'a str,
    /// 0 to 100, rounded down, so that 100 means nothing is missing.
    pub share: u8,
    /// Fields still empty, in the order of the form.
    pub missing: Vec<&'a str>,
}

/// A whole profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completeness<'a> {
    /// 0 to 100 over all fields, rounded down; 100 for a form without fields.
    pub share: u8,
    /// The sections in the order of the form.
    pub sections: Vec<SectionState<'a>>,
}

fn share(filled: usize, all: usize) -> u8 {
    (filled * 100).checked_div(all).and_then(|share| u8::try_from(share).ok()).unwrap_or(100)
}

/// Sums up the fields of a form. Fields of one section need not stand together.
pub fn completeness<'a>(fields: &[FieldState<'a>]) -> Completeness<'a> {
    let mut names: Vec<&str> = Vec::new();
    for field in fields {
        if !names.contains(&field.section) {
            names.push(field.section);
        }
    }
    let section = |section: &'a str| {
        let of = || fields.iter().filter(move |field| field.section == section);
        let missing: Vec<&str> = of().filter(|field| !field.filled).map(|field| field.field).collect();
        SectionState { section, share: share(of().count() - missing.len(), of().count()), missing }
    };
    let filled = fields.iter().filter(|field| field.filled).count();
    Completeness { share: share(filled, fields.len()), sections: names.into_iter().map(section).collect() }
}

//! The sentences of the tools that are completed by a stored code.

use sekber_core::registry::kinds::Turn;
use sekber_core::roles::Section;

use crate::card::{Codes, codes, listed};

/// Roles of whoever runs or leads the district, of organisations' people, and of the jury.
const ROLES: [&str; 10] = [
    "admin",
    "staff",
    "office",
    "office_editor",
    "office_reader",
    "partner",
    "partner_editor",
    "partner_reader",
    "leader",
    "juror",
];

/// Filters whose names pages say; another one is told by its value alone.
pub const FILTERS: &str = "side office partner organisation theme goal place state year from until grade decided verdict paid need kind sort";

/// The names of all roles, in the order in which lists show them.
pub fn roles() -> Vec<&'static str> {
    ROLES.into_iter().chain(Section::ALL.iter().map(|section| section.as_str())).collect()
}

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![codes("role-", roles()), codes("turn-", Turn::ALL), listed("filter-name-", FILTERS)]
}

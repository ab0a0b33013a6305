//! The sentences of the tools that are completed by a stored code.

use sekber_core::registry::kinds::Turn;

use crate::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed(
            "role-",
            "admin staff office office_editor office_reader partner partner_editor partner_reader leader juror",
        ),
        codes("turn-", Turn::ALL),
    ]
}

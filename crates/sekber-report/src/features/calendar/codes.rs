//! The sentences of this room that are completed by a stored code.

use sekber_core::calendar::{Party, Phase};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("party-", Party::ALL),
        codes("calendar-phase-", Phase::ALL),
        listed("milestone-field-", "title starts_on ends_on party"),
    ]
}

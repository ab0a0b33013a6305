//! The sentences of this room that are completed by a stored code.

use crate::kit::card::{Codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed("refusal-field-", "times source sources first last route"),
        listed("audit-field-", "reason"),
        listed("audit-filter-", "q kind subject id actor from until"),
    ]
}

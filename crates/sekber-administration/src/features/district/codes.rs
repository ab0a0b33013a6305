//! The sentences of this room that are completed by a stored code.

use crate::kit::card::{Codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed("theme-field-", "name_id name_en active priority"),
        listed("place-field-", "code name aliases"),
        listed("cycle-field-", "year least_fit"),
        listed("missions-field-", "missions"),
        listed("district-field-", "host overseer_idle_minutes idle_minutes"),
    ]
}

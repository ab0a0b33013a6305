//! The sentences of this room that are completed by a stored code.

use sekber_core::email::Choice;
use sekber_core::roles::Duty;

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("duty-", Duty::ALL),
        codes("duty-what-", Duty::ALL),
        listed("invitation-", "open used withdrawn expired"),
        listed("closed-", "used withdrawn expired unbacked unknown"),
        listed("person-", "active inactive"),
        codes("account-notices-", Choice::ALL),
        listed(
            "person-field-",
            "role roles organisation language email_notices emptied sealed_in has_namesake",
        ),
        listed("invitation-field-", "role organisation"),
    ]
}

//! The sentences of this room that are completed by a stored code.

use sekber_core::privacy::{ErasureState, Touched};

use super::holding::{FATES, GROUNDS, SEEN};
use super::kept::ALL;
use super::register::{REGISTER, columns};
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    let holdings = || REGISTER.iter().map(|holding| holding.code);
    vec![
        codes("privacy-data-", holdings()),
        codes("privacy-for-", holdings()),
        codes("privacy-column-", columns()),
        codes("privacy-kept-", ALL.iter().map(|kept| kept.code)),
        codes("privacy-fate-", FATES.iter().map(|fate| fate.code())),
        listed("privacy-ground-", GROUNDS),
        listed("privacy-seen-", SEEN),
        codes("privacy-state-", ErasureState::ALL),
        codes("privacy-touched-", Touched::ALL),
        listed("erasure-request-field-", "state reason answer"),
        listed(
            "breach-field-",
            "noticed_at happened_on data how touched people measures advice contact simulated told",
        ),
    ]
}

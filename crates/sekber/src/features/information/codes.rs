//! The sentences of this room that are completed by a stored code.

use sekber_core::information::{InformationState, ObjectionReason, ObjectionState, RefusalGround, Way};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("information-state-", InformationState::ALL),
        codes("information-ground-", RefusalGround::ALL),
        codes("information-reason-", ObjectionReason::ALL),
        codes("information-objection-state-", ObjectionState::ALL),
        codes("information-way-", Way::ALL),
        listed("information-sort-", "latest oldest due state"),
        listed(
            "information-request-field-",
            "state ground consequence_test exception_term because answer file number power_shown",
        ),
    ]
}

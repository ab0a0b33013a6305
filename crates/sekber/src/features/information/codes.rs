//! The sentences of this room that are completed by a stored code.

use sekber_core::information::{InformationState, RefusalGround};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("information-state-", InformationState::ALL),
        codes("information-ground-", RefusalGround::ALL),
        listed("information-request-field-", "state ground because answer file number"),
    ]
}

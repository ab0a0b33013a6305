//! The sentences of this room that are completed by a stored code.

use sekber_core::job::State;

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow. The name of a job is a sentence of the room that declares it.
pub fn all() -> Vec<Codes> {
    vec![codes("job-state-", State::ALL), listed("job-field-", "attempts error")]
}

//! The sentences of this room that are completed by a stored code.

use sekber_core::api::Scope;

use super::webhook::{NoticeState, Subject};
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("api-scope-", Scope::ALL),
        listed("api-permit-", "public member organisation"),
        listed("api-token-field-", "name scope days host subjects"),
        codes("webhook-subject-", Subject::ALL),
        codes("webhook-state-", NoticeState::ALL),
    ]
}

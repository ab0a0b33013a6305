//! The sentences of this room that are completed by a stored code.

use sekber_engines::matching::need::{AnswerState, NeedState, NeedStep};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("need-state-", NeedState::ALL),
        codes("need-step-", NeedStep::ALL),
        codes("need-answer-state-", AnswerState::ALL),
        listed("need-show-", "fitting all"),
        listed(
            "need-field-",
            "title purpose field place_code place_note starts_on ends_on state reason partner programme message partners",
        ),
    ]
}

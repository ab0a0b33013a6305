//! The sentences of this room that are completed by a stored code.

use crate::kit::card::{Codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed(
            "event-",
            "visit_recorded visit_changed visit_photo_added visit_follow_up_added visit_follow_up_done",
        ),
        listed(
            "visit-field-",
            "on_day place_code place_note seen advice people file what responsible due_on done_on",
        ),
    ]
}

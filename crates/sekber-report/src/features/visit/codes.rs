//! The sentences of this room that are completed by a stored code.

use super::draft::PersonPart;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed(
            "event-",
            "visit_recorded visit_changed visit_photo_added visit_follow_up_added visit_follow_up_done",
        ),
        codes("visit-part-", PersonPart::ALL),
        listed(
            "visit-field-",
            "made_by on_day place_code place_note seen advice people leader speaker file what responsible due_on done_on",
        ),
    ]
}

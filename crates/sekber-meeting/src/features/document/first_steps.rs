//! What a fresh district does before it issues documents: its letterhead, and who signs.

use crate::kit::access::Permit;
use crate::kit::card::FirstStep;

use super::store::FIRST_STEPS;

/// The room's steps.
pub fn all() -> Vec<FirstStep> {
    vec![
        FirstStep {
            code: "letterhead",
            place: 20,
            permit: Permit::Secretariat,
            href: "/settings/documents#letterhead",
            also: "",
            figures: FIRST_STEPS,
            is_done: |_, figures| figures.of("document-first-letterheads") > 0,
            by_hand: false,
        },
        FirstStep {
            code: "signatories",
            place: 30,
            permit: Permit::Secretariat,
            href: "/settings/documents#signatories",
            also: "",
            // Counted with the letterhead, in one statement.
            figures: "",
            is_done: |_, figures| figures.of("document-first-signatories") > 0,
            by_hand: false,
        },
    ]
}

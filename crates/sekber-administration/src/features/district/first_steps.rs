//! What a fresh district does about itself: its villages, the missions of its development plan, its cycle, and the address under which others reach it.

use crate::kit::access::Permit;
use crate::kit::card::FirstStep;

use super::store::first_steps::FIGURES;

/// The room's steps. Setting a district up brings its villages and opens its cycle; the list shows that this is done.
pub fn all() -> Vec<FirstStep> {
    vec![
        FirstStep {
            code: "places",
            place: 10,
            permit: Permit::Secretariat,
            href: "/settings",
            also: "",
            figures: FIGURES,
            is_done: |_, figures| figures.of("district-first-villages") > 0,
            by_hand: false,
        },
        FirstStep {
            code: "missions",
            place: 40,
            permit: Permit::Secretariat,
            href: "/settings#missions",
            also: "",
            figures: "",
            is_done: |_, figures| figures.of("district-first-missions") > 0,
            by_hand: false,
        },
        FirstStep {
            code: "cycle",
            place: 130,
            permit: Permit::Secretariat,
            href: "/settings",
            also: "",
            figures: "",
            is_done: |_, figures| figures.of("district-first-cycles") > 0,
            by_hand: false,
        },
        // The operator of the machine sets it, as the guide to operations tells.
        FirstStep {
            code: "address",
            place: 55,
            permit: Permit::Admin,
            href: "/help/operations",
            also: "",
            figures: "",
            is_done: |app, _| app.settings().public_address().is_some(),
            by_hand: true,
        },
    ]
}

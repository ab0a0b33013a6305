//! What a fresh district does about its people: a second administrator, second factors, and whoever speaks for an organisation.

use crate::kit::access::Permit;
use crate::kit::card::FirstStep;

use super::store::FIRST_STEPS;

/// The room's steps.
pub fn all() -> Vec<FirstStep> {
    vec![
        FirstStep {
            code: "administrators",
            place: 70,
            permit: Permit::Admin,
            href: "/invitations/new?role=admin",
            also: "",
            figures: FIRST_STEPS,
            is_done: |_, figures| figures.of("account-first-administrators") > 1,
            by_hand: false,
        },
        FirstStep {
            code: "second-factor",
            place: 80,
            permit: Permit::Admin,
            href: "/account/second-factor",
            also: "",
            figures: "",
            is_done: |_, figures| figures.of("account-first-unprotected") == 0,
            by_hand: false,
        },
        FirstStep {
            code: "people",
            place: 120,
            permit: Permit::Secretariat,
            href: "/invitations/new",
            also: "",
            figures: "",
            is_done: |_, figures| figures.of("account-first-sides") > 1,
            by_hand: false,
        },
    ]
}

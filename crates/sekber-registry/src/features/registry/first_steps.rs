//! What a fresh district does about its registry: offices, their duties, partners, their verification, and invitations to the cycle.

use crate::kit::access::Permit;
use crate::kit::card::FirstStep;

use super::store::figures::FIRST_STEPS;

/// The room's steps. How many offices and verified partners there are is counted for the tiles.
pub fn all() -> Vec<FirstStep> {
    vec![
        FirstStep {
            code: "offices",
            place: 90,
            permit: Permit::Secretariat,
            href: "/import?kind=offices",
            also: "/offices/new",
            figures: "",
            is_done: |_, figures| figures.of("registry-offices") > 0,
            by_hand: false,
        },
        FirstStep {
            code: "duties",
            place: 100,
            permit: Permit::Secretariat,
            href: "/offices",
            also: "",
            figures: FIRST_STEPS,
            is_done: |_, figures| {
                figures.of("registry-offices") > 0 && figures.of("registry-first-without-duties") == 0
            },
            by_hand: false,
        },
        FirstStep {
            code: "partners",
            place: 110,
            permit: Permit::Secretariat,
            href: "/import?kind=partners",
            also: "/partners/new",
            figures: "",
            is_done: |_, figures| figures.of("registry-first-partners") > 0,
            by_hand: false,
        },
        FirstStep {
            code: "verified",
            place: 115,
            permit: Permit::Secretariat,
            href: "/partners?state=submitted",
            also: "",
            figures: "",
            is_done: |_, figures| figures.of("registry-partners-verified") > 0,
            by_hand: false,
        },
        FirstStep {
            code: "inviting",
            place: 135,
            permit: Permit::Secretariat,
            href: "/registry/inviting",
            also: "",
            figures: "",
            is_done: |_, figures| figures.of("registry-first-sides-invited") > 1,
            by_hand: false,
        },
    ]
}

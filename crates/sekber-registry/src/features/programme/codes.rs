//! The sentences of this room that are completed by a stored code.

use sekber_core::registry::kinds::{Provenance, Side};
use sekber_core::registry::programme::{FundingForm, OVER, Status};

use super::filter::PUT_FORWARD;
use super::model::UNITED;
use super::told::NAMED;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("programme-state-", Status::ALL).and([OVER, PUT_FORWARD, UNITED]),
        codes("programme-side-", Side::ALL),
        listed("programme-step-", "propose verify return start complete cancel reopen"),
        codes("programme-form-", FundingForm::ALL),
        codes("programme-provenance-", Provenance::ALL),
        listed("programme-field-", "organisation cycle reference title description theme themes nomenclature sdg place places place_note
                 start period activity_status funding targets beneficiaries help_sought help_offered contact_name lead_office supporting_offices
                 state reason published provenance source verdict other note finding"),
        listed("programme-sort-", "title money changed"),
        listed("programme-suggested-", "theme code sdg lead supporting"),
        listed("told-kind-", NAMED).and(["other"]),
        listed("told-kept-", "kind day currency amount below-zero zero passed-on more"),
    ]
}

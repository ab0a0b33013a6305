//! The sentences of this room that are completed by a stored code.

use sekber_core::registry::checklist::POINTS;
use sekber_core::registry::kinds::{LegalForm, Level, OfficeKind, PartnerKind, Party, Provenance};
use sekber_core::registry::verification::State;

use super::legality::LegalityFinding;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("kind-", OfficeKind::ALL).and(PartnerKind::ALL),
        codes("partner-party-", Party::ALL),
        codes("level-", Level::ALL),
        codes("standing-", State::ALL).and("active merged".split_whitespace()),
        listed("registry-sort-", "name money changed"),
        codes("check-", POINTS),
        codes("check-hint-", POINTS),
        listed("double-", "number name similar acronym website"),
        codes("legal-form-", LegalForm::ALL),
        codes("legality-finding-", LegalityFinding::ALL),
        listed(
            "organisation-field-",
            "name short_name code kind level legal_form implementer description duties quota website contact_name
                 contact_email contact_phone contact_public address themes fields published provenance source
                 state reason into programmes documents people invitations cycles declaration finding
                 presence_number presence_on",
        ),
        listed("partner-reason-", "returned suspended"),
        codes("provenance-", Provenance::ALL),
        listed("section-", "identity work contact secretariat"),
    ]
}

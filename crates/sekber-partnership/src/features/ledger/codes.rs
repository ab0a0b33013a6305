//! The sentences of this room that are completed by a stored code.

use sekber_core::ledger::alert::Warning;
use sekber_core::ledger::doubt::Doubt;
use sekber_core::ledger::{Budget, Dimension, Disclosure, Stage, ValueMethod, Way};
use sekber_core::registry::programme::FundingForm;

use super::doubts::ALIKE;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("ledger-stage-", Stage::ALL),
        codes("ledger-leader-", Stage::ALL),
        codes("ledger-way-", Way::ALL),
        codes("ledger-budget-", Budget::ALL),
        codes("ledger-form-", FundingForm::ALL),
        codes("ledger-method-", ValueMethod::ALL),
        codes("ledger-by-", Dimension::ALL),
        codes("ledger-warning-", Warning::ALL),
        codes("ledger-compared-", Warning::ALL),
        codes("ledger-disclosure-", Disclosure::ALL),
        // As the trail tells them.
        listed("ledger-standing-", "confirmed waiting refused"),
        codes("ledger-doubt-", Doubt::ALL).and([ALIKE]),
        listed(
            "ledger-field-",
            "stage way form year funder implementer disclosure currency low_idr high_idr source reason file sha256
             standing",
        ),
    ]
}

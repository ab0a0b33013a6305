//! The sentences of this room that are completed by a stored code.

use sekber_core::report::{Decision, ReportState};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("report-state-", ReportState::ALL),
        codes("report-decide-", Decision::ALL),
        listed("report-show-", "missing pending late unconfirmed sent returned confirmed"),
        listed(
            "report-field-",
            "period activities results men women with_disability obstacles next_steps figures state decision remarks",
        ),
        listed("report-period-field-", "name starts_on ends_on due_on locked letters"),
    ]
}

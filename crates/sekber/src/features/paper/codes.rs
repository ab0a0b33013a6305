//! The sentences of this room that are completed by a stored code.

use sekber_core::registry::papers::{Expiry, PaperKind};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("paper-kind-", PaperKind::ALL),
        codes("paper-expiry-", Expiry::ALL),
        listed("paper-field-", "kind number issuer issued_on expires_on file"),
    ]
}

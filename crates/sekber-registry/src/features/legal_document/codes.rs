//! The sentences of this room that are completed by a stored code.

use sekber_core::registry::legal_documents::{Expiry, LegalDocumentKind};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("document-kind-", LegalDocumentKind::ALL),
        codes("document-expiry-", Expiry::ALL),
        listed("document-field-", "kind number issuer issued_on expires_on file"),
    ]
}

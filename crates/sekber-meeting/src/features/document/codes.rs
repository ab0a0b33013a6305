//! The sentences of this room that are completed by a stored code.

use sekber_core::document::{ActingMark, DocumentKind};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("document-", DocumentKind::ALL),
        codes("acting-mark-", ActingMark::ALL),
        // Lines of trails from before documents had a room of their own.
        listed("event-", "meeting_paper_made"),
        listed("official-document-field-", "kind number subject digest pdf docx signer scan reason"),
        listed("numbering-field-", "pattern classification unit"),
        listed("letterhead-field-", "unit address contact town region_address emblem picture"),
        listed("field-emblem-", "district state"),
        listed("emblem-called-", "district state"),
        listed("hint-emblem-", "district state"),
        listed("emblem-sample-", "district state"),
        listed("emblem-end-", "district state"),
        listed("signatory-field-", "name position rank number acting_mark on_behalf_of unit prints_number"),
    ]
}

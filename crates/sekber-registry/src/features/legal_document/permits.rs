//! Who reads and keeps the legal documents of a partner.

use sekber_core::roles::Section;

use crate::kit::access::{Actor, Permit};

/// Its own people, the secretariat and the leaders, and Kesbangpol.
pub const READER: Permit = Permit::of_room("paper_reader", |actor, own| {
    own || actor.oversees() || actor.looks_after(Section::Kesbangpol)
});

crate::kit::organisation_guard! {
    /// Somebody who may read the legal documents of the organisation named by `{organisation}` in the path.
    LegalDocumentReader => READER, |actor, organisation| {
        READER.allows(Some(actor), actor.belongs_to(organisation))
    };
    /// Somebody who may keep the legal documents of the organisation named by `{organisation}` in the path.
    LegalDocumentEditor => Permit::Owner, Actor::may_keep_documents;
}

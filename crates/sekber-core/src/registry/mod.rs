//! Who is in the registry and how far along: kinds, legal documents, verification, programmes' status, doubles.

pub mod checklist;
pub mod completeness;
pub mod duplicate;
pub mod kinds;
pub mod legal_documents;
pub mod programme;
pub mod verification;

pub use completeness::{Completeness, FieldState, SectionState, completeness};
pub use duplicate::{Likeness, Profile, likeness};
pub use kinds::{LegalForm, Level, OfficeKind, PartnerKind, Party, Provenance, Turn};

//! Which partner of the record is a foreign organisation.

/// The body from abroad among the non-governmental organisations of the record. The other research centre from abroad has an
/// agreement with the state, and the rest are foundations of this country.
pub const FOREIGN: &str = "P018";

/// Whether a partner of the record is a foreign organisation.
pub fn is_foreign(partner: &str) -> bool {
    partner == FOREIGN
}

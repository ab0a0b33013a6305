//! Who says what a partner is in law.

use sekber_core::roles::Section;

use crate::kit::access::Permit;

/// Kesbangpol, which looks at what partners are in law, and the secretariat.
pub const LEGALITY: Permit =
    Permit::of_room("legality", |actor, _| actor.is_secretariat() || actor.looks_after(Section::Kesbangpol));

crate::kit::role_guard! {
    /// Kesbangpol, or the secretariat.
    Legality => LEGALITY;
}

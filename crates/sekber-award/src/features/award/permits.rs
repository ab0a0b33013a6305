//! Who may do what of an award beside the secretariat.

use crate::kit::access::Permit;

/// The jury of an award, and the secretariat that convenes it.
pub const JURY: Permit = Permit::of_room("jury", |actor, _| actor.is_juror() || actor.is_secretariat());

crate::kit::role_guard! {
    /// Somebody of a jury, or the secretariat.
    Jury => JURY;
}

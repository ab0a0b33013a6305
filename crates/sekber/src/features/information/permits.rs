//! Who reads the register of requests for information beside the secretariat: the leaders, one of whom decides about objections, and the
//! auditor. Who asked is shown to neither.

use crate::kit::access::Permit;

/// Those who read the register.
pub const REGISTER: Permit = Permit::of_room("register", |actor, _| actor.reads_archive());

crate::kit::role_guard! {
    /// Somebody who reads the register.
    InformationReader => REGISTER;
}

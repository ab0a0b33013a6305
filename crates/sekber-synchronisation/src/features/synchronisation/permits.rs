//! Who may load data on need.

use sekber_core::roles::Section;

use crate::kit::access::Permit;

/// The data steward, and the secretariat.
pub const DATA_STEWARD: Permit = Permit::of_room("data_steward", |actor, _| {
    actor.is_secretariat() || actor.looks_after(Section::DataSteward)
});

crate::kit::role_guard! {
    /// The data steward, or the secretariat.
    DataSteward => DATA_STEWARD;
}

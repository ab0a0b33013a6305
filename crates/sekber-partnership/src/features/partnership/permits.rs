//! Who has a part in partnerships and their papers.

use crate::kit::access::Permit;

/// Those of some organisation, whatever their duty, the secretariat and the leaders. It decides what a menu names.
pub const PARTY: Permit = Permit::of_room("party", |actor, _| {
    actor.takes_part() && (actor.oversees() || actor.organisations().next().is_some())
});

/// Those who may read the paper in the path: its parties, the secretariat and the leaders, and the sections for law and cooperation.
pub const AGREEMENT_READER: Permit =
    Permit::of_room("agreement_reader", |actor, own| own || actor.oversees() || actor.remarks_on_papers());

/// The sections for law and cooperation, which remark on drafts, and the secretariat.
pub const DRAFTING: Permit =
    Permit::of_room("drafting", |actor, _| actor.is_secretariat() || actor.remarks_on_papers());

crate::kit::role_guard! {
    /// Somebody of the sections for law and cooperation, or the secretariat.
    Drafting => DRAFTING;
}

//! Whose unfinished records a person may see: what was put forward is for all, a draft is for its own people.

use sekber_core::registry::programme::Status;
use sekber_core::value::OrganisationId;

use super::Actor;

/// Whose drafts a person may see. Lists, pages, files and counts that hold programmes all take one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Everybody's: the secretariat, and the leaders, who read the trail in which every draft stands.
    All,
    /// Those of one's own organisations.
    Own(Vec<OrganisationId>),
    /// Nothing but what belongs to one's own organisations, which are suspended.
    NoneBut(Vec<OrganisationId>),
}

impl Sight {
    /// What an actor may see.
    pub fn of(actor: &Actor) -> Self {
        if actor.oversees() {
            Self::All
        } else if actor.takes_part() {
            Self::Own(actor.organisations().cloned().collect())
        } else {
            Self::NoneBut(actor.organisations().cloned().collect())
        }
    }

    /// Whether a programme of this organisation is within sight.
    pub fn shows(&self, state: Status, organisation: &OrganisationId) -> bool {
        match self {
            Self::All => true,
            Self::Own(own) => state.is_open_to_all() || own.contains(organisation),
            Self::NoneBut(own) => own.contains(organisation),
        }
    }
}

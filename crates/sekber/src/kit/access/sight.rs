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
}

impl Sight {
    /// What an actor may see.
    pub fn of(actor: &Actor) -> Self {
        if actor.is_secretariat() || actor.is_leader() {
            Self::All
        } else {
            Self::Own(actor.organisations().cloned().collect())
        }
    }

    /// Whether a programme of this organisation is within sight.
    pub fn shows(&self, state: Status, organisation: &OrganisationId) -> bool {
        match self {
            Self::All => true,
            Self::Own(own) => state.is_open_to_all() || own.contains(organisation),
        }
    }
}

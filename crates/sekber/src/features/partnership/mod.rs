//! Partnerships: what the hall agreed on, or somebody proposed by hand, carried on through its papers until it is done.

mod checklist;
mod draft;
mod filter;
mod guard;
mod law;
mod limits;
mod model;
mod store;

use crate::kit::card::Card;

pub use guard::{PartnershipParty, PartnershipReader, Scene};
pub use model::{Agreement, Carried, Partnership, Party};
pub use sekber_core::partnership::{Part, PartnershipState};
pub use store::agreements::of_partnership as agreements;
pub use store::record::{find, find_in, of_organisation, parties, parties_in, programmes};

/// The room's card.
pub fn card() -> Card {
    Card { name: "partnership", joined: store::JOINED, ..Card::default() }
}

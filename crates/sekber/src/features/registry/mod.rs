//! The registry: government offices and development partners, how they are entered, checked and found.

mod actions;
mod draft;
mod model;
mod store;

use crate::kit::card::Card;

pub use actions::{create, create_many, search_kind, update};
pub use draft::OrganisationDraft;
pub use model::{Kind, Name, Organisation, Record, Standing, list_path, record_path, sort_key};
pub use sekber_core::registry::kinds::{Provenance, Side};
pub use store::{by_code, find, names, names_of, records};

/// The room's card.
pub fn card() -> Card {
    Card { name: "registry", routes: Vec::new(), nav: Vec::new(), words: crate::room_words!() }
}

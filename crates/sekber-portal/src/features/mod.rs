//! The rooms that show everybody what those before them hold: figures that districts release, and the public pages.

pub mod nation;
pub mod portal;

pub use sekber_help::features::{help, search};
pub use sekber_synchronisation::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![nation::card(), portal::card()]
}

//! The audit trail: reading it, filtering it, and proving that nobody changed it.

use crate::kit::card::Card;

/// The room's card.
pub fn card() -> Card {
    Card { name: "trail", routes: Vec::new(), nav: Vec::new(), words: crate::room_words!() }
}

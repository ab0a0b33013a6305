//! The rooms. A room may use those before it in the order of [`cards`], through the functions in their `mod.rs` and by
//! reading their tables, never those after it.
//!
//! Most rooms stand in crates of their own, so that a change of one is built and tried without the others; here are those
//! after them, and all of them under one name.

pub mod api;
pub mod dashboard;
pub mod information;
pub mod privacy;

pub use sekber_exchange::features::*;
pub use sekber_help::features::{help, search};
pub use sekber_portal::features::{nation, portal};
pub use sekber_synchronisation::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![information::card(), api::card(), privacy::card(), dashboard::card()]
}

/// All rooms, in order.
pub fn cards() -> Vec<Card> {
    let later = [
        sekber_matching::features::rooms(),
        sekber_meeting::features::rooms(),
        sekber_partnership::features::rooms(),
        sekber_report::features::rooms(),
        sekber_award::features::rooms(),
        sekber_synchronisation::features::rooms(),
        sekber_help::features::rooms(),
        sekber_portal::features::rooms(),
        rooms(),
    ];
    sekber_exchange::features::cards().into_iter().chain(later.into_iter().flatten()).collect()
}

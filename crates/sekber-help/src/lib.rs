//! The guides as pages, and the search over everything. They need no room and know the others by their cards and addresses alone, so
//! they are built beside them.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::room_words;

//! What everybody may see without an account: the public pages and the files of open data.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate and of
//! those before it.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::{bounded_sum, keyset, room_words, row_struct, text_column};

//! What follows the handshake: partnerships, their papers and their money.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate and of
//! those before it.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::{bounded_sum, room_words, row_struct, text_column};
pub use sekber_meeting::{of_cycle, put_forward, takes_part, under_way, waits_to_be_let_in};

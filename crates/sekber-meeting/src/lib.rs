//! The coordination meeting, and the official documents that are issued.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate and of
//! those before it.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::{print_line, room_words, row_struct, text_column};
pub use sekber_matching::{of_cycle, put_forward, takes_part, under_way, waits_to_be_let_in};

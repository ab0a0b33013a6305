//! What partnerships do and tell of: work plans and reports, a partner's year, the planning calendar, the jobs, visits in the
//! field.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate and of
//! those before it.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::{keyset, print_line, room_words, row_struct, text_column};
pub use sekber_partnership::{of_cycle, takes_part, under_way, waits_to_be_let_in};

//! Who suits whom: the programmes of partners beside the duties of offices, and the plan of a cycle.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate and of
//! those before it.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::{keyset, print_line, room_words, row_struct, text_column};
pub use sekber_registry::{of_cycle, put_forward, takes_part, under_way, waits_to_be_let_in};

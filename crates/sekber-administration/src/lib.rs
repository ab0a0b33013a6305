//! The administration of a joint secretariat: people and their sign-in, the district with its settings, e-mail, the audit trail.
//!
//! Rooms are told the same wherever they stand: `crate::kit` are the tools, `crate::features` the rooms of this crate and of
//! those before it.

pub mod features;

pub use sekber_kit as kit;
pub use sekber_kit::{keyset, print_line, room_words, row_struct, text_column};

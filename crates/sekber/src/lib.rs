//! Sekber, the system of a district's joint secretariat, in three floors:
//! `shell` opens the house and knows its rooms; `features` are the rooms; `kit` holds the tools.
//! Arrows point down only: shell → features → kit → `sekber-core`.

pub mod features;
pub mod shell;

pub use sekber_kit as kit;
pub use sekber_kit::{bounded_sum, keyset, print_line, room_words, row_struct, text_column};
pub use sekber_partnership::{put_forward, under_way};

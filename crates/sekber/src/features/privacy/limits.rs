//! How long what is written here may be, for every door.

/// Why somebody asks for erasure, and why it is declined.
pub const REASON: usize = 500;
/// A paragraph of a notice.
pub const PARAGRAPH: usize = 3_000;
/// Whom to ask.
pub const CONTACT: usize = 300;
/// Most people that a breach can touch.
pub const PEOPLE: i64 = 10_000_000;

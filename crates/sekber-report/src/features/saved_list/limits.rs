//! How long and how many.

/// Longest name.
pub const NAME: usize = 80;
/// Longest query of an address.
pub const QUERY: usize = 1_000;
/// Lists that one person keeps.
pub const MOST: i64 = 20;

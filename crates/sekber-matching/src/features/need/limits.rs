//! How long the texts of a need and of its answers may be, in characters, and how many needs there may be.

pub const TITLE: usize = 160;
pub const PURPOSE: usize = 2_000;
pub const PLACE_NOTE: usize = 200;
pub const CONTACT: usize = 200;
pub const MESSAGE: usize = 1_000;
/// Open needs of an office in a cycle.
pub const OPEN: i64 = 50;
/// Needs that an office writes within [`WRITTEN_SECONDS`]: partners are told of each.
pub const WRITTEN: i64 = 20;
/// A day.
pub const WRITTEN_SECONDS: i64 = 24 * 60 * 60;
/// Open needs of a cycle that are ranked for a partner, the newest of them.
pub const RANKED: i64 = 500;
/// Programmes that are read beside a need: those that serve its place, and those that the reader's partners can answer with.
pub const PUT_FORWARD: i64 = 1_000;
/// Programmes that serve its place already which its page shows.
pub const SERVED: usize = 20;

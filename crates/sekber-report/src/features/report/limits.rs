//! How long the texts of a report may be, and how many people and photos it names.

/// Most characters of a text.
pub const TEXT: usize = 4_000;
/// Most characters of the name of a period.
pub const NAME: usize = 100;
/// Most people of one kind.
pub const PEOPLE: i64 = 9_999_999;
/// Most photos of a report.
pub const PHOTOS: usize = 12;
/// Most periods of which what is late is listed and counted together, the latest first.
pub const OWED: usize = 120;
/// Most days of a period.
pub const DAYS: i64 = 400;

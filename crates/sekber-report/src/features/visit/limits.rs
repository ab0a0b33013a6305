//! How long the texts of a visit may be, and how much belongs to one.

/// Most characters of a longer text.
pub const TEXT: usize = 6_000;
/// Most characters of a name, a post, a body, a place or a number.
pub const NAME: usize = 200;
/// Most characters of a NIP, with the spaces between its groups.
pub const NUMBER: usize = 60;
/// Most characters of what is to be done.
pub const WHAT: usize = 1_000;
/// Most people.
pub const PEOPLE: usize = 40;
/// Most photos.
pub const PHOTOS: usize = 12;
/// Most follow-ups.
pub const FOLLOW_UPS: usize = 40;
/// Most visits of a partnership.
pub const VISITS: usize = 400;

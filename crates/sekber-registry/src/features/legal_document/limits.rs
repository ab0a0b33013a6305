//! How long the texts of a legal document may be, in characters: told here once, for every door.

pub const NUMBER: usize = 120;
pub const ISSUER: usize = 200;
/// Documents of a partner, those that have ended included. A number of them, not characters.
pub const DOCUMENTS: i64 = 200;

//! How long what citizens and officers write may be, and how long names are kept.

/// A name.
pub const NAME: usize = 200;
/// An e-mail, a telephone or an address.
pub const CONTACT: usize = 300;
/// What is asked for.
pub const WHAT: usize = 2_000;
/// What for.
pub const PURPOSE: usize = 500;
/// An answer, or a reason.
pub const ANSWER: usize = 5_000;
/// Days after the answer by which name and contact are taken out.
pub const KEPT_DAYS: i64 = 730;

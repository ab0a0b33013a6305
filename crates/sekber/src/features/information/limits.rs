//! How long what citizens and officers write may be, and how long names are kept.

/// A name.
pub const NAME: usize = 200;
/// An e-mail, a telephone or an address.
pub const CONTACT: usize = 300;
/// Fewest digits of a telephone number.
pub const TELEPHONE: usize = 6;
/// Fewest letters of an address.
pub const ADDRESS: usize = 10;
/// Fewest letters of a reason that says something.
pub const REASON: usize = 10;
/// What is asked for.
pub const WHAT: usize = 2_000;
/// What for.
pub const PURPOSE: usize = 500;
/// The number of a letter in the register of letters.
pub const LETTER_NUMBER: usize = 100;
/// An answer, or a reason.
pub const ANSWER: usize = 5_000;
/// The paper of a test of consequences, or its reasoning.
pub const CONSEQUENCE_TEST: usize = 2_000;
/// How long an exception holds.
pub const EXCEPTION_TERM: usize = 200;
/// Files that are handed over with an answer.
pub const FILES: usize = 5;
/// What somebody objects to.
pub const STATEMENT: usize = 2_000;
/// Days after the answer, or after a request that nobody answered, by which name, contact and purpose are taken out.
pub const KEPT_DAYS: i64 = 730;

//! How long, how many, how often: for tokens and for what they are used for.

use std::ops::RangeInclusive;

/// Characters of a token's name.
pub const NAME: usize = 80;
/// Days for which a token may hold.
pub const DAYS: RangeInclusive<i64> = 1..=366;
/// Tokens of one person that hold at a time.
pub const TOKENS: i64 = 20;
/// Characters of the name that a request gives itself.
pub const IDEMPOTENCY_KEY: usize = 100;
/// How long the answer to such a request is kept, in seconds.
pub const ANSWER_SECONDS: i64 = 24 * 60 * 60;
/// Requests that somebody without a token may send at once from one address, and how many a second for ever.
pub const STRANGERS: (f64, f64) = (120.0, 2.0);
/// The same for a token.
pub const OWN: (f64, f64) = (600.0, 10.0);
/// Seconds after which the time of a token's last use is written anew.
pub const TOUCH: i64 = 60;

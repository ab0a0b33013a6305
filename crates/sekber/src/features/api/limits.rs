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
pub const TOUCH_SECONDS: i64 = 60;
/// Characters of the address of a webhook.
pub const WEBHOOK: usize = 500;
/// Lines of the trail that are looked at together for one webhook.
pub const LINES: i64 = 20_000;
/// Records that have changed and are told together to one webhook; more wait a minute.
pub const CHANGES: i64 = 500;
/// Notices of a webhook that its page shows.
pub const NOTICES_SHOWN: i64 = 50;
/// Tests that a person may have sent to webhooks within [`TESTS_SECONDS`].
pub const TESTS: i64 = 10;
/// The time in which tests are counted, in seconds.
pub const TESTS_SECONDS: i64 = 60 * 60;
/// How long a notice is kept, in seconds.
pub const NOTICE_SECONDS: i64 = 30 * 24 * 60 * 60;

//! How long what is written here may be, for every door.

use sekber_core::value::Moment;

/// Why somebody asks for erasure, and why it is declined.
pub const REASON: usize = 500;
/// Most requests for erasure that a person sends within [`ASKED_SECONDS`], whatever became of them.
pub const ASKED: i64 = 3;
/// A day.
pub const ASKED_SECONDS: i64 = 24 * 60 * 60;
/// A paragraph of a notice.
pub const PARAGRAPH: usize = 3_000;
/// Whom to ask.
pub const CONTACT: usize = 300;
/// The first moment at which a breach can have been noticed: the day of Law 27 of 2022, which asks for the notices (17 October
/// 2022, where it begins first in Indonesia).
pub const FIRST_NOTICED: Moment = Moment(1_665_932_400_000);
/// Fewest digits of a telephone number.
pub const TELEPHONE: usize = 6;
/// Most people that a breach can touch.
pub const PEOPLE: i64 = 10_000_000;

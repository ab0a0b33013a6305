//! How long personal data is kept, taken from the very numbers by which it is swept.

use crate::features::account::{DEVICE_SECONDS, LINKS_KEPT_SECONDS};
use crate::features::{api, exchange, information, mail};
use crate::kit::access::session::LONGEST_SECONDS;
use crate::kit::once::KEPT_SECONDS;

/// An hour, in seconds.
const HOUR: i64 = 60 * 60;
/// A day, in seconds.
const DAY: i64 = 24 * HOUR;

/// How long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The code of the sentence.
    pub code: &'static str,
    /// The number in it, in days or hours as the sentence says; 0 where it names none.
    pub number: i64,
    /// Whether it goes by itself once that time is over.
    pub by_itself: bool,
}

const fn as_long_as(code: &'static str) -> Kept {
    Kept { code, number: 0, by_itself: false }
}

const fn swept(code: &'static str, number: i64) -> Kept {
    Kept { code, number, by_itself: true }
}

/// As long as the account, then a stand-in.
pub const ACCOUNT: Kept = as_long_as("account");
/// As long as the record that it belongs to.
pub const RECORD: Kept = as_long_as("record");
/// As long as the paper, under the law of archives.
pub const PAPER: Kept = as_long_as("paper");
/// As long as the award, which nobody can rewrite.
pub const AWARD: Kept = as_long_as("award");
/// As long as the trail.
pub const TRAIL: Kept = as_long_as("trail");
/// A session.
pub const SESSION: Kept = swept("session", LONGEST_SECONDS / HOUR);
/// A device that has signed in before counts for so long.
pub const DEVICE: Kept = swept("device", DEVICE_SECONDS / DAY);
/// Links to set a password after they ran out.
pub const LINK: Kept = swept("link", LINKS_KEPT_SECONDS / DAY);
/// What runs out within minutes.
pub const EXPIRY: Kept = swept("expiry", 0);
/// E-mails after they left.
pub const MAIL: Kept = swept("mail", mail::KEPT_DAYS);
/// Notices under the bell.
pub const NOTICE: Kept = swept("notice", mail::NOTICES_KEPT_DAYS);
/// Answers to programs.
pub const ANSWER: Kept = swept("answer", api::ANSWER_SECONDS / HOUR);
/// Names of forms that were sent.
pub const FORM: Kept = swept("form", KEPT_SECONDS / DAY);
/// Rows of sheets that were read.
pub const IMPORT: Kept = swept("import", exchange::KEPT_DAYS);

/// Names of citizens after the answer.
pub const INFORMATION: Kept = swept("information", information::KEPT_DAYS);

/// Every one, for the words.
pub const ALL: [Kept; 15] = [
    ACCOUNT,
    RECORD,
    PAPER,
    AWARD,
    TRAIL,
    SESSION,
    DEVICE,
    LINK,
    EXPIRY,
    MAIL,
    NOTICE,
    ANSWER,
    FORM,
    IMPORT,
    INFORMATION,
];

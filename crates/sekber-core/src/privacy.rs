//! What people may ask about the data that is kept of them, and until when they must be answered (Law 27 of 2022).

use crate::coded::coded;
use crate::value::Moment;

coded! {
    /// How far a request to erase somebody's data is.
    ErasureState, "state of a request for erasure":
    /// It waits for an administrator.
    Open = "open",
    /// The person took it back.
    Withdrawn = "withdrawn",
    /// It was carried out.
    Done = "done",
    /// It was declined, with a reason.
    Declined = "declined",
}

coded! {
    /// Whose data a breach touched.
    Touched, "people touched by a breach":
    /// People with an account.
    Accounts = "accounts",
    /// Contact persons of offices and partners.
    Contacts = "contacts",
    /// Delegates and guests of meetings.
    Delegates = "delegates",
    /// People who signed or are named on papers.
    Signatories = "signatories",
    /// Citizens who asked for information.
    Applicants = "applicants",
}

/// Seconds within which somebody who asks is answered and a breach is told: three times 24 hours (articles 32, 40 and 46).
pub const WITHIN_SECONDS: i64 = 3 * 24 * 60 * 60;

/// Until when something that began at a moment has to be done.
pub fn due(since: Moment) -> Moment {
    since.plus_seconds(WITHIN_SECONDS)
}

/// Whole hours left at a moment; below nothing once it is late.
pub fn hours_left(since: Moment, now: Moment) -> i64 {
    due(since).seconds_since(now).div_euclid(60 * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_are_seventy_two_hours() {
        let since = Moment(1_700_000_000_000);
        assert_eq!(hours_left(since, since), 72);
        assert_eq!(hours_left(since, since.plus_seconds(60)), 71);
        assert_eq!(hours_left(since, since.plus_seconds(72 * 3600)), 0);
        assert_eq!(hours_left(since, since.plus_seconds(72 * 3600 + 1)), -1);
    }
}

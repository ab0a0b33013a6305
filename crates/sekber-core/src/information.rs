//! Requests for public information (Law 14 of 2008): when they must be answered, and how they can end.

use jiff::civil::Date;

use crate::coded::coded;
use crate::value::working_days_after;

coded! {
    /// How far a request is.
    InformationState, "state of a request for information":
    /// It waits for an answer.
    Received = "received",
    /// What was asked for was given.
    Answered = "answered",
    /// It was refused on a ground of the law.
    Refused = "refused",
    /// The joint secretariat does not hold it.
    NotHeld = "not_held",
}

coded! {
    /// On which ground information is refused: article 17, letter by letter, and article 6.
    RefusalGround, "ground for refusing information":
    /// It would hamper the enforcement of law (17a).
    Enforcement = "17a",
    /// It would harm intellectual property or fair competition (17b).
    Property = "17b",
    /// It would endanger defence and security (17c).
    Defence = "17c",
    /// It would reveal natural riches (17d).
    Resources = "17d",
    /// It would harm the national economy (17e).
    Economy = "17e",
    /// It would harm foreign relations (17f).
    Relations = "17f",
    /// It would reveal an authentic deed or somebody's last will (17g).
    Deeds = "17g",
    /// It would reveal personal secrets (17h).
    Personal = "17h",
    /// Memoranda and letters that are secret by their nature (17i).
    Memoranda = "17i",
    /// Another law forbids it (17j).
    OtherLaw = "17j",
    /// It is not mastered or documented yet (6, paragraph 3e).
    NotDocumented = "6-3e",
}

/// Working days within which a request is answered (article 22, paragraph 7).
pub const DAYS: u32 = 10;
/// Working days by which that can be prolonged, once and with a reason (article 22, paragraph 8).
pub const MORE_DAYS: u32 = 7;

/// The last day on which a request of a day can be answered in time.
pub fn answer_until(received: Date, is_extended: bool) -> Date {
    working_days_after(received, if is_extended { DAYS + MORE_DAYS } else { DAYS })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ten_working_days_are_two_weeks_and_seven_more_come_once() {
        // Monday, 2 October 2023.
        assert_eq!(answer_until(date(2023, 10, 2), false), date(2023, 10, 16));
        assert_eq!(answer_until(date(2023, 10, 2), true), date(2023, 10, 25));
        // A request that comes in on a Saturday.
        assert_eq!(answer_until(date(2023, 10, 7), false), date(2023, 10, 20));
    }
}

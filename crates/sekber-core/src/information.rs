//! Requests for public information and objections to their answers (Law 14 of 2008): when they must be answered, and how they can end.

use jiff::civil::Date;

use crate::coded::coded;
use crate::value::working_days_without;

coded! {
    /// How far a request is.
    InformationState, "state of a request for information":
    /// It waits for an answer.
    Received = "received",
    /// What was asked for was given.
    Answered = "answered",
    /// A part of it was given; the rest was refused on a ground of the law, or is not held.
    Partly = "partly",
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

impl RefusalGround {
    /// Whether article 17 excludes the information, so that the refusal itself can be objected to.
    pub fn is_exclusion(self) -> bool {
        self != Self::NotDocumented
    }
}

coded! {
    /// How far an objection is.
    ObjectionState, "state of an objection about information":
    /// It waits for the superior of the information officer.
    Received = "received",
    /// The superior agreed with whoever objected.
    Granted = "granted",
    /// The superior agreed in part.
    Partly = "partly",
    /// The superior upheld the answer.
    Upheld = "upheld",
}

coded! {
    /// Why somebody objects: article 35, paragraph 1, letter by letter.
    ObjectionReason, "reason of an objection about information":
    /// It was refused on a ground of article 17 (35a).
    Excluded = "35a",
    /// What must be published from time to time is not (35b).
    NotPublished = "35b",
    /// Nobody answered (35c).
    NotAnswered = "35c",
    /// The answer is another than was asked for (35d).
    NotAsAsked = "35d",
    /// The request was not met (35e).
    NotMet = "35e",
    /// It cost more than is fair (35f).
    Cost = "35f",
    /// The answer came too late (35g).
    TooLate = "35g",
}

coded! {
    /// How whoever asks wants to have the information (article 22).
    Way, "way to get information":
    /// They come and read it.
    See = "see",
    /// They come for a copy.
    Copy = "copy",
    /// It is sent by e-mail.
    Email = "email",
    /// It is sent by post.
    Post = "post",
}

/// The reasons of the law that what happened to a request leaves open: what the record itself denies is none. While a request waits,
/// nobody can object before its day is over.
pub fn objection_reasons(
    state: InformationState,
    ground: Option<RefusalGround>,
    is_late: bool,
) -> Vec<ObjectionReason> {
    use ObjectionReason as Reason;
    if state == InformationState::Received {
        return if is_late { vec![Reason::NotPublished, Reason::NotAnswered] } else { Vec::new() };
    }
    let is_open = |reason: Reason| match reason {
        Reason::Excluded => ground.is_some_and(RefusalGround::is_exclusion),
        Reason::NotAnswered => false,
        Reason::TooLate => is_late,
        Reason::NotPublished | Reason::NotAsAsked | Reason::NotMet | Reason::Cost => true,
    };
    Reason::ALL.iter().copied().filter(|reason| is_open(*reason)).collect()
}

/// Working days after the answer, or after the day on which it was due, within which somebody can object (article 36, paragraph 1).
pub const OBJECTION_DAYS: u32 = 30;
/// Working days within which the superior answers an objection (article 36, paragraph 2).
pub const DECISION_DAYS: u32 = 30;
/// Working days within which a dispute goes to the Information Commission (article 37, paragraph 2).
pub const DISPUTE_DAYS: u32 = 14;

/// Working days within which a request is answered (article 22, paragraph 7).
pub const DAYS: u32 = 10;
/// Working days by which that can be prolonged, once and with a reason (article 22, paragraph 8).
pub const MORE_DAYS: u32 = 7;

/// The last day on which a request of a day can be answered in time; public holidays are no working days.
pub fn answer_until(received: Date, is_extended: bool, is_holiday: impl Fn(Date) -> bool) -> Date {
    working_days_without(received, if is_extended { DAYS + MORE_DAYS } else { DAYS }, is_holiday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whoever_objects_chooses_among_reasons_that_the_record_leaves_open() {
        use InformationState as State;
        use ObjectionReason as Reason;
        assert_eq!(objection_reasons(State::Received, None, false), []);
        assert_eq!(
            objection_reasons(State::Received, None, true),
            [Reason::NotPublished, Reason::NotAnswered]
        );
        let always = [Reason::NotPublished, Reason::NotAsAsked, Reason::NotMet, Reason::Cost];
        assert_eq!(objection_reasons(State::Answered, None, false), always);
        assert!(objection_reasons(State::Answered, None, true).contains(&Reason::TooLate));
        let refused = |ground| objection_reasons(State::Refused, Some(ground), false);
        assert!(refused(RefusalGround::Personal).contains(&Reason::Excluded));
        assert!(!refused(RefusalGround::NotDocumented).contains(&Reason::Excluded));
        // Whoever is given a part can object to what was left out, and to its ground where there is one.
        let partly = |ground| objection_reasons(State::Partly, ground, false);
        assert!(partly(Some(RefusalGround::Personal)).contains(&Reason::Excluded));
        assert_eq!(partly(None), always);
    }

    #[test]
    fn ten_working_days_are_two_weeks_and_seven_more_come_once() {
        // Monday, 2 October 2023.
        assert_eq!(answer_until(date(2023, 10, 2), false, |_| false), date(2023, 10, 16));
        assert_eq!(answer_until(date(2023, 10, 2), true, |_| false), date(2023, 10, 25));
        // A request that comes in on a Saturday.
        assert_eq!(answer_until(date(2023, 10, 7), false, |_| false), date(2023, 10, 20));
        // A holiday among the days.
        assert_eq!(
            answer_until(date(2023, 10, 2), false, |day| day == date(2023, 10, 5)),
            date(2023, 10, 17)
        );
    }
}

//! What comes next in a partnership: an act on it as a whole, or a step of its road, and how long that usually takes.

use jiff::civil::Date;

use super::course::Act;
use super::kinds::{PartnershipState as State, RoadKind};
use super::own;
use super::road::{Step, road};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Something is done about the partnership as a whole.
    Act(Act),
    /// A step of its papers is taken.
    Step(&'static Step),
    /// A step that the district added is taken, by its code.
    Own(&'static str),
}

/// What comes next in a state; `step` is the code of the next step of the papers, and `over` says whether the term has passed.
/// Nothing when the partnership is carried out within its term, or has ended.
pub fn next(state: State, kind: Option<RoadKind>, step: Option<&str>, over: bool) -> Option<Next> {
    let of_road = || {
        let steps = kind.map(|kind| road(kind).steps).unwrap_or_default();
        let found = steps.iter().find(|one| Some(one.code) == step).map(Next::Step);
        found.or_else(|| step.and_then(own::code).map(Next::Own))
    };
    match state {
        State::Proposed => Some(Next::Act(Act::Accept)),
        State::Accepted => Some(Next::Act(Act::Begin)),
        State::InAgreement => Some(of_road().unwrap_or(Next::Act(Act::Activate))),
        State::Active if over => Some(Next::Act(Act::Complete)),
        State::Active | State::Completed | State::Ended | State::Declined => None,
    }
}

impl Next {
    /// Days that it usually takes. No rule that we know sets a term; of a district's own step the district says.
    pub fn usual_days(self) -> i64 {
        match self {
            Self::Step(step) => step.usual_days,
            Self::Act(Act::Accept) => 14,
            Self::Act(_) | Self::Own(_) => 7,
        }
    }

    /// The day by which it is usually done by whoever has had the turn since a day, when it takes so many days.
    pub fn due(self, since: Date, days: i64) -> Date {
        own::due(since, days, matches!(self, Self::Own(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_comes_next_until_it_is_carried_out_and_again_when_its_term_is_over() {
        let of = |state, step, over| next(state, Some(RoadKind::ThirdParty), step, over);
        assert_eq!(of(State::Proposed, None, false), Some(Next::Act(Act::Accept)));
        assert_eq!(of(State::Accepted, None, false), Some(Next::Act(Act::Begin)));
        let Some(Next::Step(step)) = of(State::InAgreement, Some("joint"), false) else { panic!() };
        assert_eq!(step.code, "joint");
        assert_eq!(
            of(State::InAgreement, None, false),
            Some(Next::Act(Act::Activate)),
            "every step is taken"
        );
        assert_eq!(of(State::InAgreement, Some("own_3"), false), Some(Next::Own("own_3")));
        assert_eq!(of(State::Active, None, false), None);
        assert_eq!(of(State::Active, None, true), Some(Next::Act(Act::Complete)));
        for state in State::ALL.iter().filter(|state| state.is_over()) {
            assert_eq!(of(*state, Some("joint"), true), None);
        }
    }
}

//! The course of a partnership: what may follow what, who may bring it about, and whose turn it is.

use super::kinds::{Part, PartnershipState as State};
use crate::coded::coded;
use crate::registry::Turn;

coded! {
    /// What somebody does about a partnership as a whole.
    Act, "act on a partnership":
    /// One party accepts it.
    Accept = "accept",
    /// One party does not accept it.
    Decline = "decline",
    /// The road of its papers is settled and begins.
    Begin = "begin",
    /// Its papers are in order: it is carried out from now on.
    Activate = "activate",
    /// It was carried out to its end.
    Complete = "complete",
    /// It ends before its time.
    End = "end",
}

impl Act {
    /// Whether a party may do it for itself; the secretariat may do all of them.
    pub fn is_open_to(self, part: Part) -> bool {
        match self {
            Self::Accept | Self::Decline | Self::End => part.must_accept(),
            Self::Activate | Self::Complete => part == Part::Lead,
            Self::Begin => false,
        }
    }

    /// Whether it has to be explained.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Decline | Self::End)
    }

    /// In which states it can be done.
    pub fn is_open_in(self, state: State) -> bool {
        match self {
            Self::Accept | Self::Decline => state == State::Proposed,
            Self::Begin => state == State::Accepted,
            Self::Activate => state == State::InAgreement,
            Self::Complete => state == State::Active,
            Self::End => matches!(state, State::Accepted | State::InAgreement | State::Active),
        }
    }
}

/// How a party stands to a partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// As what it takes part.
    pub part: Part,
    /// Whether it has accepted.
    pub accepted: bool,
}

/// Why an act changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be done in this state.
    #[error("this cannot be done in the state that the partnership is in")]
    State,
    /// It has to be explained.
    #[error("a reason is needed")]
    Reason,
    /// It has no leading office, or no partner that answers for it.
    #[error("a partnership has one leading office and one partner that answers for it")]
    Parties,
    /// Something that the law asks for before is not there yet.
    #[error("what the law asks for before is not there yet")]
    Law,
}

/// Whether the parties make a partnership: one leads, one answers for the other side.
///
/// # Errors
/// [`Refusal::Parties`].
pub fn check_parties(parties: impl IntoIterator<Item = Part>) -> Result<(), Refusal> {
    let (mut leads, mut answers) = (0, 0);
    for part in parties {
        leads += usize::from(part == Part::Lead);
        answers += usize::from(part == Part::Partner);
    }
    if leads == 1 && answers == 1 { Ok(()) } else { Err(Refusal::Parties) }
}

/// The state after an act. `parties` stand as they do after it; `papers` says whether everything that the law asks for is there.
///
/// # Errors
/// Why nothing changes.
pub fn follow(
    state: State,
    act: Act,
    reason: &str,
    parties: &[Standing],
    papers: bool,
) -> Result<State, Refusal> {
    if !act.is_open_in(state) {
        return Err(Refusal::State);
    }
    if act.needs_reason() && reason.trim().is_empty() {
        return Err(Refusal::Reason);
    }
    match act {
        Act::Accept => Ok(proposed(parties)),
        Act::Decline => Ok(State::Declined),
        Act::Begin => Ok(State::InAgreement),
        Act::Activate if papers => Ok(State::Active),
        Act::Activate => Err(Refusal::Law),
        Act::Complete => Ok(State::Completed),
        Act::End => Ok(State::Ended),
    }
}

/// How far what is proposed is: accepted as soon as everybody who has to has accepted, whoever was the last.
pub fn proposed(parties: &[Standing]) -> State {
    if is_accepted(parties) { State::Accepted } else { State::Proposed }
}

/// Whether everybody who has to has accepted.
pub fn is_accepted(parties: &[Standing]) -> bool {
    parties.iter().all(|party| party.accepted || !party.part.must_accept())
}

/// Whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turns {
    /// Whether the secretariat has to act.
    pub secretariat: bool,
    /// Which of the parties have to, in the order in which they were given.
    pub parties: Vec<bool>,
}

/// Whose turn it is in a state; `next` is who has to take the next step of the papers, nobody when all are taken.
pub fn turns(state: State, parties: &[Standing], next: Turn) -> Turns {
    let of = |wanted: &dyn Fn(&Standing) -> bool| parties.iter().map(wanted).collect();
    let nobody = |_: &Standing| false;
    match state {
        State::Proposed => {
            Turns { secretariat: false, parties: of(&|party| party.part.must_accept() && !party.accepted) }
        }
        State::Accepted => Turns { secretariat: true, parties: of(&nobody) },
        State::InAgreement => Turns {
            secretariat: next == Turn::Secretariat,
            parties: of(&|party| match next {
                Turn::Partner => party.part == Part::Partner,
                // When every step is taken, it is for the leading office to begin.
                Turn::Office | Turn::Nobody => party.part == Part::Lead,
                Turn::Secretariat => false,
            }),
        },
        State::Active | State::Completed | State::Ended | State::Declined => {
            Turns { secretariat: false, parties: of(&nobody) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(office: bool, partner: bool) -> [Standing; 3] {
        let party = |part, accepted| Standing { part, accepted };
        [party(Part::Lead, office), party(Part::Support, false), party(Part::Partner, partner)]
    }

    #[test]
    fn it_is_accepted_when_both_sides_have() {
        assert_eq!(follow(State::Proposed, Act::Accept, "", &pair(true, false), false), Ok(State::Proposed));
        assert_eq!(follow(State::Proposed, Act::Accept, "", &pair(true, true), false), Ok(State::Accepted));
        assert_eq!(proposed(&pair(true, true)), State::Accepted);
        let waits = turns(State::Proposed, &pair(true, false), Turn::Nobody);
        assert_eq!(waits, Turns { secretariat: false, parties: vec![false, false, true] });
    }

    #[test]
    fn nothing_is_carried_out_before_the_law_is_satisfied() {
        let parties = pair(true, true);
        assert_eq!(follow(State::InAgreement, Act::Activate, "", &parties, false), Err(Refusal::Law));
        assert_eq!(follow(State::InAgreement, Act::Activate, "", &parties, true), Ok(State::Active));
        assert_eq!(follow(State::Accepted, Act::Activate, "", &parties, true), Err(Refusal::State));
    }

    #[test]
    fn an_early_end_is_explained_and_final() {
        let parties = pair(true, true);
        assert_eq!(follow(State::Active, Act::End, " ", &parties, true), Err(Refusal::Reason));
        assert_eq!(follow(State::Active, Act::End, "Dana berhenti", &parties, true), Ok(State::Ended));
        for act in Act::ALL {
            for over in State::ALL.iter().filter(|state| state.is_over()) {
                assert_eq!(follow(*over, *act, "x", &parties, true), Err(Refusal::State), "{act} {over}");
            }
        }
    }

    #[test]
    fn somebody_has_the_turn_until_it_is_carried_out() {
        for state in [State::Proposed, State::Accepted, State::InAgreement] {
            for next in Turn::ALL {
                let turns = turns(state, &pair(true, false), *next);
                assert!(turns.secretariat || turns.parties.contains(&true), "{state} {next}");
            }
        }
        for state in State::ALL.iter().filter(|state| state.is_over()) {
            let turns = turns(*state, &pair(true, true), Turn::Office);
            assert!(!turns.secretariat && !turns.parties.contains(&true));
        }
    }

    #[test]
    fn one_leads_and_one_answers() {
        assert_eq!(check_parties([Part::Lead, Part::Partner, Part::CoPartner, Part::Support]), Ok(()));
        assert_eq!(check_parties([Part::Lead, Part::Lead, Part::Partner]), Err(Refusal::Parties));
        assert_eq!(check_parties([Part::Lead, Part::CoPartner]), Err(Refusal::Parties));
    }
}

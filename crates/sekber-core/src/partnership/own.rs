//! Steps that a district adds to a road of papers: they advise and never block, since only the law does.

use jiff::civil::Date;

use super::agreement::AgreementKind as Paper;
use super::kinds::RoadKind;
use super::road::{Footing, Proof, Step, Weight, road};
use crate::registry::Turn;
use crate::value::working_days_after;

/// The places that a district has for steps of its own on a road, by their codes. What is kept of a step is kept under its code.
pub const CODES: [&str; 20] = [
    "own_1", "own_2", "own_3", "own_4", "own_5", "own_6", "own_7", "own_8", "own_9", "own_10", "own_11",
    "own_12", "own_13", "own_14", "own_15", "own_16", "own_17", "own_18", "own_19", "own_20",
];

/// Where a step of a district is written.
const SOURCE: &str = "Ketentuan daerah";

/// The code of a district's step that a text is.
pub fn code(text: &str) -> Option<&'static str> {
    CODES.iter().copied().find(|code| *code == text)
}

/// A step as a district adds it: a paper of a kind shows that it was taken, or somebody notes it. A weight that is not a district's to
/// give leaves it advised.
pub fn step(
    code: &'static str,
    actor: Turn,
    paper: Option<Paper>,
    weight: Weight,
    working_days: i64,
) -> Step {
    let step = Step {
        code,
        actor,
        proof: paper.map_or(Proof::Noted, Proof::Signed),
        weight: Weight::Warns,
        usual_days: working_days,
        source: SOURCE,
        footing: Footing::Believed,
    };
    step.set(Some(weight), None)
}

/// The papers that can show that a step of a district was taken: those that rest on no other, run for no term that the law bounds and
/// that the road does not ask for already.
pub fn papers(kind: RoadKind) -> Vec<Paper> {
    let plain = |paper: &Paper| {
        !matches!(paper, Paper::Power | Paper::Amendment) && paper.base().is_none() && !paper.has_term()
    };
    let asked = |paper: &Paper| road(kind).steps.iter().any(|step| step.proof == Proof::Signed(*paper));
    Paper::ALL.iter().copied().filter(|paper| plain(paper) && !asked(paper)).collect()
}

/// The codes of a road's steps with those of a district among them, each given with the code of the step that it follows: first where
/// that is empty, and last where that step is not there any more.
pub fn in_order<'a>(steps: &[Step], own: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let mut order: Vec<&'a str> = steps.iter().map(|step| step.code).collect();
    let mut left: Vec<(&'a str, &'a str)> = own.to_vec();
    while let Some(at) = left.iter().position(|(_, follows)| follows.is_empty() || order.contains(follows)) {
        let (code, follows) = left.remove(at);
        let place = order.iter().position(|one| *one == follows).map_or(0, |before| before + 1);
        order.insert(place, code);
    }
    order.extend(left.into_iter().map(|(code, _)| code));
    order
}

impl Step {
    /// Whether a district added it.
    pub fn is_own(&self) -> bool {
        code(self.code).is_some()
    }

    /// The day by which it is usually taken by whoever has had the turn since a day: a district counts working days for its own.
    pub fn due(&self, since: Date) -> Date {
        due(since, self.usual_days, self.is_own())
    }
}

/// So many days after a day: working days for what a district added.
pub fn due(since: Date, days: i64, working: bool) -> Date {
    if working {
        return working_days_after(since, u32::try_from(days).unwrap_or_default());
    }
    since.checked_add(jiff::Span::new().days(days.clamp(0, 36_500))).unwrap_or(since)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_step_of_a_district_never_blocks() {
        for weight in Weight::ALL {
            let step = step("own_1", Turn::Office, None, *weight, 3);
            assert!(matches!(step.weight, Weight::Warns | Weight::Optional), "{weight}");
            assert!(step.is_own());
        }
        assert!(RoadKind::ALL.iter().flat_map(|kind| road(*kind).steps).all(|step| !step.is_own()));
    }

    #[test]
    fn steps_of_a_district_stand_behind_what_they_follow() {
        let steps = road(RoadKind::Village).steps;
        assert_eq!(in_order(steps, &[]), ["consent", "hand_over"]);
        let own = [("own_2", "own_1"), ("own_1", "consent"), ("own_3", "")];
        assert_eq!(in_order(steps, &own), ["own_3", "consent", "own_1", "own_2", "hand_over"]);
        assert_eq!(in_order(steps, &[("own_1", "gone")]), ["consent", "hand_over", "own_1"]);
    }

    #[test]
    fn a_district_asks_for_papers_that_stand_alone() {
        assert_eq!(papers(RoadKind::Village), [Paper::Intent, Paper::YearlyPlan, Paper::Commitment]);
        assert!(papers(RoadKind::ThirdParty).contains(&Paper::HandOver));
    }

    #[test]
    fn a_district_counts_working_days() {
        let friday = date(2023, 11, 3);
        assert_eq!(step("own_1", Turn::Office, None, Weight::Warns, 3).due(friday), date(2023, 11, 8));
        assert_eq!(road(RoadKind::ThirdParty).steps[0].due(friday), date(2023, 11, 10));
    }
}

//! The road of a partnership as a checklist: its steps, how each stands, and what shows that.

use sekber_core::partnership::{AgreementKind, Proof, RoadKind, Stand, Step, road};
use sekber_core::registry::Turn;

use super::store::stands::Evidence;

/// A step with what shows how it stands.
#[derive(Debug, Clone)]
pub struct Item {
    /// The step.
    pub step: &'static Step,
    /// How it stands.
    pub stand: Stand,
    /// What shows it: the latest note, the signed or drafted papers, the legal document.
    pub evidence: Vec<Evidence>,
}

impl Item {
    /// Who has to act.
    pub fn turn(&self) -> Turn {
        self.step.turn(self.stand)
    }
}

fn shows(step: &Step, one: &Evidence) -> bool {
    let is_of = |how: &[&str], code: &str| how.contains(&one.how.as_str()) && one.code == code;
    match step.proof {
        Proof::Noted => is_of(&["noted"], step.code),
        Proof::Signed(kind) => is_of(&["signed", "drafted", "refused"], kind.as_str()),
        Proof::Held(kind) => is_of(&["held"], kind.as_str()),
    }
}

/// The checklist of a road.
pub fn checklist(kind: RoadKind, evidence: &[Evidence]) -> Vec<Item> {
    let item = |step: &'static Step| {
        let found: Vec<Evidence> = evidence.iter().filter(|one| shows(step, one)).cloned().collect();
        let stand = Stand {
            // A village that refuses takes no step for anybody.
            taken: found.iter().any(|one| !matches!(one.how.as_str(), "drafted" | "refused")),
            drafted: found.iter().any(|one| one.how == "drafted"),
        };
        Item { step, stand, evidence: found }
    };
    road(kind).steps.iter().map(item).collect()
}

/// How the steps stand, in their order.
pub fn stands(items: &[Item]) -> Vec<Stand> {
    items.iter().map(|item| item.stand).collect()
}

/// The papers that a road asks for, in its order.
pub fn papers(kind: RoadKind) -> Vec<AgreementKind> {
    let paper = |step: &Step| match step.proof {
        Proof::Signed(kind) => Some(kind),
        Proof::Noted | Proof::Held(_) => None,
    };
    road(kind).steps.iter().filter_map(paper).collect()
}

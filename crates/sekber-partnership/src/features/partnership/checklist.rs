//! The road of a partnership as a checklist: its steps, how each stands, and what shows that.

use sekber_core::partnership::{AgreementKind, Proof, RoadKind, Stand, Step, Weight, road};
use sekber_core::registry::Turn;

use super::own_step::{OwnNames, OwnStep, order};
use super::store::stands::Evidence;
use crate::kit::page::Frame;

/// A step, as the district sets it, with what shows how it stands.
#[derive(Debug, Clone)]
pub struct Item {
    /// The step.
    pub step: Step,
    /// Its names, where the district added it.
    pub own: Option<OwnNames>,
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

    /// What it is called.
    pub fn name(&self, frame: &Frame) -> String {
        match &self.own {
            Some(names) => names.in_language(frame.language).to_owned(),
            None => frame.say_code("partnership-step-", self.step.code),
        }
    }
}

fn shows(step: &Step, one: &Evidence) -> bool {
    let is_of = |how: &[&str], code: &str| how.contains(&one.how.as_str()) && one.code == code;
    match step.proof {
        Proof::Noted => is_of(&["noted"], step.code),
        Proof::Signed(kind) => is_of(&["signed", "drafted", "refused", "short"], kind.as_str()),
        Proof::Held(kind) => is_of(&["held"], kind.as_str()),
    }
}

/// A step that the district added; none where it is something else that was found.
fn own_step(one: &Evidence) -> Option<OwnStep> {
    if !matches!(one.how.as_str(), "own" | "retired") {
        return None;
    }
    Some(OwnStep {
        step: one.code.clone(),
        follows: one.agreement_id.clone().unwrap_or_default(),
        name_id: one.village.clone(),
        name_en: one.ends_on.clone().unwrap_or_default(),
        actor: one.who.parse().ok()?,
        paper: one.who_id.as_deref().and_then(|paper| paper.parse().ok()),
        weight: one.note.parse().ok()?,
        usual_days: one.on_day.as_deref()?.parse().ok()?,
        retired_at: None,
    })
}

/// A step of the table as the district sets it.
fn set(step: &Step, evidence: &[Evidence]) -> Step {
    let days = |one: &Evidence| one.on_day.as_deref().and_then(|days| days.parse().ok());
    let set = evidence.iter().find(|one| one.how == "set" && one.code == step.code);
    set.map_or(*step, |one| step.set(one.note.parse().ok(), days(one)).taken_by(one.who.parse().ok()))
}

/// The checklist of a road: its steps, with those that the district added in their places.
pub fn checklist(kind: RoadKind, evidence: &[Evidence]) -> Vec<Item> {
    let own: Vec<OwnStep> = evidence.iter().filter_map(own_step).collect();
    // A retired step keeps the places of those behind it and is no step any more.
    let kept = |one: &OwnStep| evidence.iter().any(|found| found.how == "own" && found.code == one.step);
    let step_of = |code: &String| {
        if let Some(step) = road(kind).steps.iter().find(|step| step.code == code.as_str()) {
            return Some((set(step, evidence), None));
        }
        let found = own.iter().find(|one| one.step == *code && kept(one))?;
        Some((found.as_step()?, Some(found.names())))
    };
    let item = |(step, own): (Step, Option<OwnNames>)| {
        let found: Vec<Evidence> = evidence.iter().filter(|one| shows(&step, one)).cloned().collect();
        let stand = Stand {
            taken: found.iter().any(Evidence::takes_step),
            drafted: found.iter().any(|one| one.how == "drafted"),
        };
        Item { step, own, stand, evidence: found }
    };
    let codes = order(kind, &own);
    codes.iter().filter_map(step_of).map(item).collect()
}

/// The next step to take before the partnership is carried out.
pub fn next(items: &[Item]) -> Option<&Item> {
    let asked =
        |item: &&Item| matches!(item.step.weight, Weight::Blocks | Weight::Warns) && !item.stand.taken;
    items.iter().find(asked)
}

/// Whether everything is there that the law asks for before a partnership is carried out.
pub fn is_clear(items: &[Item]) -> bool {
    items.iter().all(|item| item.step.weight != Weight::Blocks || item.stand.taken)
}

/// The papers that a road asks for, in its order.
pub fn papers(kind: RoadKind) -> Vec<AgreementKind> {
    let paper = |step: &Step| match step.proof {
        Proof::Signed(kind) => Some(kind),
        Proof::Noted | Proof::Held(_) => None,
    };
    road(kind).steps.iter().filter_map(paper).collect()
}

/// The papers that the district's own steps ask for.
pub fn own_papers(items: &[Item]) -> Vec<AgreementKind> {
    let paper = |item: &Item| match item.step.proof {
        Proof::Signed(kind) if item.own.is_some() => Some(kind),
        _ => None,
    };
    items.iter().filter_map(paper).collect()
}

//! The steps with which a fresh district is set up: each room hands in its own, and the record says which of them are done. Whoever is
//! shown a step can do it.

use super::store::SAID;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::card::{Figures, FirstStep};
use crate::kit::page::{Frame, count};

/// Under which code it is kept that the list was put away; no step has it.
pub const LIST: &str = "the-list";

/// A step as somebody is shown it.
pub struct Step {
    step: FirstStep,
    /// Whether it counts as done because somebody said so, and not by the record.
    pub is_said: bool,
}

impl Step {
    /// Its code.
    pub fn code(&self) -> &'static str {
        self.step.code
    }

    /// What it is called.
    pub fn name(&self, frame: &Frame) -> String {
        frame.say_code("first-step-", self.step.code)
    }

    /// Why it is done, in one sentence.
    pub fn why(&self, frame: &Frame) -> String {
        frame.say_code("first-why-", self.step.code)
    }

    /// Where it is done; none when no page can do it.
    pub fn href(&self) -> Option<&'static str> {
        Some(self.step.href).filter(|href| !href.is_empty())
    }

    /// What stands on the link to it.
    pub fn link(&self, frame: &Frame) -> String {
        frame.say_code("first-do-", self.step.code)
    }

    /// Where it is done in another way, if anywhere.
    pub fn also(&self) -> Option<&'static str> {
        Some(self.step.also).filter(|href| !href.is_empty())
    }

    /// What stands on the link to that.
    pub fn also_link(&self, frame: &Frame) -> String {
        frame.say_code("first-also-", self.step.code)
    }

    /// What somebody may say of it where the record cannot tell.
    pub fn by_hand(&self, frame: &Frame) -> Option<String> {
        self.step.by_hand.then(|| frame.say_code("first-hand-", self.step.code))
    }
}

/// The steps that somebody can do.
#[derive(Default)]
pub struct FirstSteps {
    /// Those to be done, in their order.
    pub open: Vec<Step>,
    /// Those done.
    pub done: Vec<Step>,
    /// Whether the list was put away from the first page.
    pub is_put_away: bool,
}

impl FirstSteps {
    /// What is true of the steps that a person can do, by what the first page counts.
    pub fn of(app: &App, actor: &Actor, figures: &Figures) -> Self {
        let is_said = |code: &str| figures.of(&format!("{SAID}{code}")) > 0;
        let mut steps = Self { is_put_away: is_said(LIST), ..Self::default() };
        for step in app.first_steps().iter().filter(|step| step.permit.allows(Some(actor), false)) {
            let is_done = (step.is_done)(app, figures);
            let is_said = step.by_hand && !is_done && is_said(step.code);
            let into = if is_done || is_said { &mut steps.done } else { &mut steps.open };
            into.push(Step { step: *step, is_said });
        }
        steps
    }

    /// Whether the first page shows them: some are to be done, and nobody has put the list away.
    pub fn are_shown(&self) -> bool {
        !self.is_put_away && !self.open.is_empty()
    }

    /// How far it is, and by which clock the pages go.
    pub fn progress(&self, frame: &Frame) -> String {
        let (done, open) = (count(self.done.len()), count(self.open.len()));
        let facts = [
            ("done", frame.whole(&done)),
            ("all", frame.whole(&(done + open))),
            ("district", frame.district.plain().to_owned()),
            ("zone", frame.zone()),
        ];
        frame.say_facts("first-progress", &facts)
    }

    /// How many are done, as the fold over them says.
    pub fn done_count(&self) -> i64 {
        count(self.done.len())
    }
}

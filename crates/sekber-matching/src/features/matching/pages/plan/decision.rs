//! The part of a plan's page that tells what a leader decided, and its form.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::PlanId;

use super::{PlanPage, drawn};
use crate::features::matching::actions;
use crate::features::matching::model::{Decision, DecisionDraft, PlanHead, PlanState};
use crate::kit::access::Observer;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go};
use crate::kit::problem::Problem;

/// A decision as it was sent, for the form that is shown again.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) note: String,
    pub(super) paper: String,
    pub(super) paper_day: String,
}

impl PlanPage {
    /// What was decided, and by which paper where it was written down for a leader.
    pub(super) fn decided(&self, decision: &Decision) -> String {
        let (own, by_paper, unknown) = match decision.approved {
            true => (
                "matching-decision-approved",
                "matching-decision-approved-paper",
                "matching-decision-approved-unknown",
            ),
            false => (
                "matching-decision-returned",
                "matching-decision-returned-paper",
                "matching-decision-returned-unknown",
            ),
        };
        match (decision.of_leader, decision.paper_day) {
            (true, _) => self.frame.say(own),
            (false, Some(day)) => {
                let facts = [("paper", decision.paper.clone()), ("day", self.frame.civil_date(&day))];
                self.frame.say_facts(by_paper, &facts)
            }
            (false, None) => self.frame.say(unknown),
        }
    }

    /// Who wrote the decision: a leader, or somebody for one.
    pub(super) fn decided_by(&self, decision: &Decision) -> String {
        match decision.of_leader {
            true => decision.person_name.clone(),
            false => self.frame.say_with("matching-decision-recorded", "name", decision.person_name.clone()),
        }
    }
}

/// How far a plan is and what was decided about it, as its files say it: they are read away from its page.
pub(super) fn standing(frame: &Frame, head: &PlanHead, decision: Option<&Decision>) -> String {
    let stands = match (head.state, &head.published_at) {
        (PlanState::Proposed, _) => frame.say("matching-stands-proposed"),
        (PlanState::Published, Some(at)) => {
            frame.say_with("matching-stands-published", "day", frame.date(at))
        }
        (state, _) => format!("{}.", frame.say_code("matching-plan-", state.as_str())),
    };
    let decided = match decision.filter(|decision| decision.approves() || decision.returns()) {
        None if head.state == PlanState::Proposed => frame.say("matching-stands-undecided"),
        None => String::new(),
        Some(decision) => {
            let by_paper = decision.paper_day.filter(|_| !decision.of_leader);
            let day = by_paper.map_or_else(|| frame.date(&decision.decided_at), |day| frame.civil_date(&day));
            let own = [("name", decision.person_name.clone()), ("day", day.clone())];
            let paper = [("paper", decision.paper.clone()), ("day", day)];
            match (decision.approved, by_paper.is_some()) {
                (true, false) => frame.say_facts("matching-stands-approved", &own),
                (false, false) => frame.say_facts("matching-stands-returned", &own),
                (true, true) => frame.say_facts("matching-decision-approved-paper", &paper),
                (false, true) => frame.say_facts("matching-decision-returned-paper", &paper),
            }
        }
    };
    format!("{stands} {decided}").trim().to_owned()
}

/// Keeps what a leader says about the plan, or what the secretariat writes down from a leader's paper; shows the form again with what
/// was typed where something is to be mended.
pub async fn decide(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PlanId>,
    form: Form,
) -> Result<Response, Problem> {
    let approved = form.one_of("decision", &[("approved", true), ("returned", false)])?;
    let mut faults = Faults::none();
    let paper_day = form.day("paper_day", "fault-matching-day", &mut faults);
    let text = |name: &str| form.text(name).to_owned();
    let draft = DecisionDraft { approved, note: text("note"), paper: text("paper"), paper_day };
    let done = match faults.or(()) {
        Ok(()) => actions::decision::decide(&app, &actor, &id, &draft).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(go(format!("/matching/plans/{id}"), "notice-matching-decided")),
        Err(Problem::Invalid(faults)) => {
            let sent = Sent { note: draft.note, paper: draft.paper, paper_day: text("paper_day") };
            let typed = frame.query(None);
            drawn(&app, &actor, (frame, typed), id.as_str(), (sent, faults)).await
        }
        Err(other) => Err(other),
    }
}

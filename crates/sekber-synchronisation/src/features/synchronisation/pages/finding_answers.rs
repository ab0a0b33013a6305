//! What owners answered to a verdict, as the page of a finding shows it, and whose answer or reply it asks for.

use sekber_core::value::ProgrammeId;

use super::finding_past::name_of;
use super::{Pair, owner};
use crate::features::programme::Stored;
use crate::features::synchronisation::answers::{Answer, OwnerAnswer};
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::model::PairId;
use crate::features::synchronisation::store;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// An answer as it is shown.
pub struct Given {
    /// For whom.
    pub owner: String,
    /// What they say.
    pub answer: OwnerAnswer,
    /// Why.
    pub reason: String,
    /// Who answered, and when.
    pub by: String,
    /// Who replied to an objection and when, and why the verdict stays.
    pub reply: Option<Pair>,
    /// Whether it is an objection that waits for a reply.
    pub waits: bool,
}

/// A side of which something is asked.
pub struct Side {
    /// Its programme.
    pub id: ProgrammeId,
    /// What that is called.
    pub title: String,
    /// Its owner.
    pub owner: String,
}

/// What of answers stands on the page of a finding.
#[derive(Default)]
pub struct Answers {
    stored: Vec<Answer>,
    /// The answers to the verdict.
    pub given: Vec<Given>,
    /// The side of the reader, as long as it can answer.
    pub asked: Option<Side>,
    /// The side whose objection the reader can reply to.
    pub objecting: Option<Side>,
    /// What was typed: the code of an answer.
    pub typed_answer: String,
    /// Its reason.
    pub typed_reason: String,
    /// The reply to an objection.
    pub typed_reply: String,
}

impl Answers {
    /// What was answered to a verdict; `owners` are those of the first and the second programme. One statement.
    pub async fn read(
        app: &App,
        frame: &Frame,
        pair: &PairId,
        owners: (&str, &str),
    ) -> Result<Self, Problem> {
        let stored = store::answers::of(app.db(), &app.region(), pair).await?;
        let by = |name: &str, when: String| {
            frame.say_facts("finding-decided-by", &[("name", name_of(frame, name)), ("when", when)])
        };
        let given = |one: &Answer| Given {
            owner: if one.programme_id == pair.first { owners.0 } else { owners.1 }.to_owned(),
            answer: one.answer,
            reason: one.reason.clone(),
            by: by(&one.person_name, frame.date_time(&one.answered_at)),
            reply: one.replied_at.map(|at| (by(&one.replied_by, frame.date_time(&at)), one.reply.clone())),
            waits: one.waits(),
        };
        Ok(Self { given: stored.iter().map(given).collect(), stored, ..Self::default() })
    }

    /// The same with what is asked of a reader about two programmes; `holds` says whether their verdict does.
    pub fn asking(mut self, actor: &Actor, table: &Table, sides: [&Stored; 2], holds: bool) -> Self {
        let side = |stored: &Stored| Side {
            id: stored.id.clone(),
            title: stored.content.title.clone(),
            owner: owner(table, stored).to_owned(),
        };
        let of = |id: &ProgrammeId| self.stored.iter().find(|answer| answer.programme_id == *id);
        let can_answer = |stored: &&Stored| {
            holds && actor.acts_for(&stored.content.organisation) && of(&stored.id).is_none()
        };
        let waits = |stored: &&Stored| actor.is_secretariat() && of(&stored.id).is_some_and(Answer::waits);
        let asked = sides.into_iter().find(can_answer).map(side);
        let objecting = sides.into_iter().find(waits).map(side);
        (self.asked, self.objecting) = (asked, objecting);
        self
    }

    /// Whether an objection waits for a reply.
    pub fn has_objection(&self) -> bool {
        self.stored.iter().any(Answer::waits)
    }

    /// Whether this answer was chosen.
    pub fn is_typed(&self, answer: &str) -> bool {
        self.typed_answer == answer
    }
}

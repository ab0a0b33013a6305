//! Steps of the road that no paper shows: noted with their day, and taken back when that was a mistake.

use jiff::civil::Date;
use sekber_core::partnership::{Part, Proof, Step};
use sekber_core::registry::Turn;
use sekber_core::value::PartnershipId;
use serde::Serialize;

use crate::features::partnership::checklist::{Item, checklist};
use crate::features::partnership::limits;
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::own_step::OwnNames;
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::{record, stands, write};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A step as somebody notes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotedStep {
    /// Code of the step.
    pub step: String,
    /// The day it was taken; none takes the note back.
    pub taken_on: Option<Date>,
    /// A word about it; of a note that is taken back the reason, which it must have.
    pub note: String,
}

impl NotedStep {
    fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        match self.taken_on {
            Some(_) => faults.check_longest("note", &self.note, limits::REASON),
            // A step that counted as taken is struck for a reason, which the trail keeps.
            None => faults.check_required("note", &self.note, limits::REASON),
        }
        faults.check_day("taken_on", self.taken_on);
        if self.taken_on.is_some_and(|day| day > today) {
            faults.add("taken_on", "fault-agreement-future");
        }
        faults
    }
}

/// Whether a step is for somebody to note: for whoever takes it, and for the secretariat.
pub fn may_note(actor: &Actor, step: &Step, parties: &[Party]) -> bool {
    let part = match step.actor {
        Turn::Office => Some(Part::Lead),
        Turn::Partner => Some(Part::Partner),
        Turn::Secretariat | Turn::Nobody => None,
    };
    let own = |party: &Party| Some(party.part) == part && actor.acts_for(&party.organisation_id);
    actor.is_secretariat() || parties.iter().any(own)
}

/// A note as the trail keeps it: with the names of a step that the district added, as it may be called otherwise later.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    noted: &'a NotedStep,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    own: Option<&'a OwnNames>,
}

/// A step of the road that somebody notes, as the district sets or added it.
async fn step_of(
    tx: &mut Tx,
    (partnership, today): (&Partnership, Date),
    code: &str,
) -> Result<Option<Item>, Problem> {
    let Some(kind) = partnership.road else { return Ok(None) };
    let items = checklist(kind, &stands::evidence_in(tx, &partnership.id, today).await?);
    Ok(items.into_iter().find(|item| item.step.code == code && item.step.proof == Proof::Noted))
}

/// Notes a step as taken, or takes the note back.
///
/// # Errors
/// [`Problem::NotAllowed`] when the step is not the actor's, [`Problem::NotFound`] when the road has no such step to note, a refusal
/// when the partnership is over or somebody else noted the step and the actor is not the secretariat, [`Problem::Conflict`] when somebody else was faster.
pub async fn note(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    version: i64,
    noted: &NotedStep,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let parties = record::parties_in(&mut tx, id).await?;
    if !parties.iter().any(|party| actor.acts_for(&party.organisation_id)) {
        actor.require(Permit::Secretariat)?;
    }
    let before = record::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let item = step_of(&mut tx, (&before, app.today()), &noted.step).await?.ok_or(Problem::NotFound)?;
    let step = &item.step;
    if !may_note(actor, step, &parties) {
        return Err(Problem::NotAllowed);
    }
    if before.state.is_over() {
        return Err(Problem::refused("partnership-refused-over"));
    }
    noted.faults(app.today()).or(())?;
    // What somebody else noted is taken back, or written over, by the secretariat alone.
    let earlier = write::step_note(&mut tx, id, step.code).await?;
    let is_of_another = earlier.as_ref().is_some_and(|earlier| earlier.made_by != actor.id_text());
    if is_of_another && !actor.is_secretariat() {
        return Err(Problem::refused("partnership-refused-step-of-another"));
    }
    if !write::touch(&mut tx, id, version).await? {
        return Err(Problem::Conflict);
    }
    let kind = match noted.taken_on {
        Some(day) => {
            write::note_step(&mut tx, id, step.code, (day, &noted.note)).await?;
            "partnership.step_taken"
        }
        None => {
            if !write::forget_step(&mut tx, id, step.code).await? {
                return Err(Problem::NotFound);
            }
            "partnership.step_taken_back"
        }
    };
    settle(app, &mut tx, id).await?;
    let told = Told { noted, own: item.own.as_ref() };
    let event = Event::new(kind, id, &before.title).after(&told);
    let was = earlier.map(|earlier| NotedStep {
        step: noted.step.clone(),
        taken_on: earlier.taken_on,
        note: earlier.note,
    });
    let event = match &was {
        Some(was) => event.before(&Told { noted: was, own: item.own.as_ref() }),
        None => event,
    };
    Ok(tx.commit(event).await?)
}

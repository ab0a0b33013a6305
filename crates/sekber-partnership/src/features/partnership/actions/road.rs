//! What a district sets about the steps of its roads of papers: which of those that the law does not ask for are advised, who takes
//! those that no paper proves, and how many days a step takes.

use sekber_core::partnership::{RoadKind, Step, Weight, road};
use sekber_core::registry::Turn;
use serde::Serialize;

use crate::features::partnership::store::roads::{self, SetStep};
use crate::features::partnership::{following, limits};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// What is to be set about a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDraft {
    /// Its code.
    pub step: String,
    /// What it means while it is not taken.
    pub weight: Weight,
    /// Who takes it.
    pub actor: Turn,
    /// Days that it usually takes.
    pub usual_days: i64,
}

impl StepDraft {
    /// The name of a step's field of days in the form.
    pub fn days_field(step: &str) -> String {
        format!("days-{step}")
    }

    /// The name of a step's field of weight.
    pub fn weight_field(step: &str) -> String {
        format!("weight-{step}")
    }

    /// The name of a step's field of who takes it.
    pub fn actor_field(step: &str) -> String {
        format!("actor-{step}")
    }

    fn faults(&self, known: Option<&Step>) -> Faults {
        let mut faults = Faults::none();
        let weight = Self::weight_field(&self.step);
        if !known.is_some_and(|step| step.weights().contains(&self.weight)) {
            faults.add(&weight, "fault-not-a-choice");
        }
        if !known.is_some_and(|step| step.actors().contains(&self.actor)) {
            faults.add(&Self::actor_field(&self.step), "fault-not-a-choice");
        }
        if !limits::STEP_DAYS.contains(&self.usual_days) {
            let most = limits::STEP_DAYS.end().to_string();
            faults.add_with(&Self::days_field(&self.step), "fault-road-days", "most", most);
        }
        faults
    }
}

#[derive(Serialize)]
struct Snapshot {
    steps: Vec<String>,
}

/// Sets the steps of a road; those that are not named stay as they usually are. Whose turn it is in partnerships whose papers are under
/// way is worked out anew, where there are many by a job.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat, [`Problem::Invalid`] with what is to be mended.
pub async fn set_road(app: &App, actor: &Actor, kind: RoadKind, drafts: &[StepDraft]) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let steps = road(kind).steps;
    let known = |draft: &StepDraft| steps.iter().find(|step| step.code == draft.step);
    drafts.iter().fold(Faults::none(), |faults, draft| faults.and(draft.faults(known(draft)))).or(())?;
    let set = |draft: &StepDraft| {
        let step = known(draft)?.set(Some(draft.weight), Some(draft.usual_days));
        Some(step.taken_by(Some(draft.actor)))
    };
    let mut set: Vec<Step> = drafts.iter().filter_map(set).collect();
    set.retain(|step| !steps.contains(step));
    set.sort_by_key(|step| step.code);
    set.dedup_by_key(|step| step.code);
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let before = roads::of_road_in(&mut tx, kind).await?;
    roads::replace(&mut tx, kind, &set).await?;
    following::follow(&mut tx, kind, app.today()).await?;
    let told = |one: &SetStep| format!("{}: {}, {}, {}", one.step, one.weight, one.actor, one.usual_days);
    let before = Snapshot { steps: before.iter().map(told).collect() };
    let told = |step: &Step| format!("{}: {}, {}, {}", step.code, step.weight, step.actor, step.usual_days);
    let after = Snapshot { steps: set.iter().map(told).collect() };
    let event = Event::new("road.changed", kind.as_str(), following::label(app, kind));
    Ok(tx.commit(event.before(&before).after(&after)).await?)
}

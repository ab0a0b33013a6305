//! The steps that a district adds to its roads of papers: what they are, where they stand, and how they go. They advise and never block,
//! since only the law does.

use sekber_core::partnership::{AgreementKind, RoadKind, Weight, own};
use sekber_core::registry::Turn;
use serde::Serialize;

use crate::features::partnership::own_step::{OwnStep, chain, order};
use crate::features::partnership::store::own_steps;
use crate::features::partnership::{following, limits};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// A step as the district wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnStepDraft {
    /// Its code; none for a new one.
    pub step: Option<String>,
    /// Its name in Indonesian.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// Who takes it.
    pub actor: Turn,
    /// The paper that shows that it was taken; none where somebody notes it.
    pub paper: Option<AgreementKind>,
    /// What it means while it is not taken.
    pub weight: Weight,
    /// Working days that it usually takes.
    pub usual_days: i64,
    /// The code of the step that it follows; empty where it is the first.
    pub follows: String,
}

impl OwnStepDraft {
    /// The weights that a district can give to a step of its own.
    pub const WEIGHTS: [Weight; 2] = [Weight::Warns, Weight::Optional];
    /// Who can take it.
    pub const ACTORS: [Turn; 3] = [Turn::Office, Turn::Partner, Turn::Secretariat];

    /// Everything in it that is not taken, beside the other steps that the district added to the road; `order` is that of all others.
    fn faults(&self, kind: RoadKind, others: &[OwnStep], order: &[String]) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("name_id", &self.name_id, limits::NAME);
        faults.check_required("name_en", &self.name_en, limits::NAME);
        let named =
            |one: &OwnStep| one.retired_at.is_none() && one.name_id.eq_ignore_ascii_case(&self.name_id);
        if others.iter().any(named) {
            faults.add("name_id", "fault-road-step-named");
        }
        if !Self::ACTORS.contains(&self.actor) {
            faults.add("actor", "fault-not-a-choice");
        }
        if !Self::WEIGHTS.contains(&self.weight) {
            faults.add("weight", "fault-not-a-choice");
        }
        if self.paper.is_some_and(|paper| !own::papers(kind).contains(&paper)) {
            faults.add("paper", "fault-not-a-choice");
        }
        if !limits::STEP_DAYS.contains(&self.usual_days) {
            faults.add_with("usual_days", "fault-road-days", "most", limits::STEP_DAYS.end().to_string());
        }
        if !self.follows.is_empty() && !order.contains(&self.follows) {
            faults.add("follows", "fault-not-a-choice");
        }
        faults
    }
}

#[derive(Serialize)]
struct Snapshot<'a> {
    step: &'a str,
    name: &'a str,
    name_en: &'a str,
    actor: Turn,
    paper: Option<AgreementKind>,
    weight: Weight,
    usual_days: i64,
    follows: &'a str,
}

impl<'a> Snapshot<'a> {
    fn of(one: &'a OwnStep) -> Self {
        Self {
            step: &one.step,
            name: &one.name_id,
            name_en: &one.name_en,
            actor: one.actor,
            paper: one.paper,
            weight: one.weight,
            usual_days: one.usual_days,
            follows: &one.follows,
        }
    }
}

/// Adds a step to a road, or changes one that the district added and moves it to another place. What shows that it was taken stays as it
/// is once a partnership has used it. Whose turn it is follows, as for whatever else is set about a road.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat, [`Problem::NotFound`] when the road has no such step,
/// [`Problem::Invalid`] with what is to be mended, a refusal when a road has as many as it may.
pub async fn keep_own_step(
    app: &App,
    actor: &Actor,
    kind: RoadKind,
    draft: &OwnStepDraft,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    // Of two who write at once the second reads what the first wrote.
    tx.lock_audit_head().await?;
    let mut all = own_steps::of_road_in(&mut tx, kind).await?;
    let before = match &draft.step {
        Some(code) => Some(standing(&all, code)?.clone()),
        None => None,
    };
    let code = match &before {
        Some(before) => before.step.clone(),
        None => free(&all)?.to_owned(),
    };
    let mut codes = order(kind, &all);
    codes.retain(|one| *one != code);
    all.retain(|one| one.step != code);
    let mut faults = draft.faults(kind, &all, &codes);
    if let Some(before) = before.as_ref().filter(|before| before.paper != draft.paper)
        && own_steps::is_used(&mut tx, kind, (code.as_str(), before.paper)).await?
    {
        faults.add("paper", "fault-road-step-used");
    }
    faults.or(())?;
    let place = codes.iter().position(|one| *one == draft.follows).map_or(0, |at| at + 1);
    codes.insert(place, code.clone());
    all.push(OwnStep {
        step: code.clone(),
        follows: String::new(),
        name_id: draft.name_id.clone(),
        name_en: draft.name_en.clone(),
        actor: draft.actor,
        paper: draft.paper,
        weight: draft.weight,
        usual_days: draft.usual_days,
        retired_at: None,
    });
    chain(&mut all, &codes);
    own_steps::replace(&mut tx, kind, &all).await?;
    following::follow(&mut tx, kind, app.today()).await?;
    let after = standing(&all, &code)?;
    let what = if before.is_some() { "road.step_changed" } else { "road.step_added" };
    let mut event = Event::new(what, kind.as_str(), following::label(app, kind)).after(&Snapshot::of(after));
    if let Some(before) = &before {
        event = event.before(&Snapshot::of(before));
    }
    Ok(tx.commit(event).await?)
}

/// Takes a step that the district added from a road: for good where no partnership has used it; otherwise it is retired, and partnerships
/// whose papers have begun keep it. Says whether it was retired.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat, [`Problem::NotFound`] when the road has no such step.
pub async fn end_own_step(app: &App, actor: &Actor, kind: RoadKind, code: &str) -> Result<bool, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let mut all = own_steps::of_road_in(&mut tx, kind).await?;
    let before = standing(&all, code)?.clone();
    let is_used = own_steps::is_used(&mut tx, kind, (code, before.paper)).await?;
    if is_used {
        let now = tx.now;
        for one in all.iter_mut().filter(|one| one.step == code) {
            one.retired_at = Some(now);
        }
    } else {
        let mut codes = order(kind, &all);
        codes.retain(|one| one != code);
        all.retain(|one| one.step != code);
        chain(&mut all, &codes);
    }
    own_steps::replace(&mut tx, kind, &all).await?;
    following::follow(&mut tx, kind, app.today()).await?;
    let what = if is_used { "road.step_retired" } else { "road.step_removed" };
    let event = Event::new(what, kind.as_str(), following::label(app, kind)).before(&Snapshot::of(&before));
    tx.commit(event).await?;
    Ok(is_used)
}

/// A step that the district added and has not retired.
fn standing<'a>(all: &'a [OwnStep], code: &str) -> Result<&'a OwnStep, Problem> {
    all.iter().find(|one| one.step == code && one.retired_at.is_none()).ok_or(Problem::NotFound)
}

/// A code that no step of the road has.
fn free(all: &[OwnStep]) -> Result<&'static str, Problem> {
    let free = own::CODES.iter().copied().find(|code| all.iter().all(|one| one.step != *code));
    free.ok_or_else(|| Problem::refused_with("road-refused-steps", "most", own::CODES.len().to_string()))
}

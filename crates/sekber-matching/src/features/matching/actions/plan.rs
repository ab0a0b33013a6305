//! Making a plan, and making one the plan in force.

use std::sync::Arc;

use jiff::civil::Date;
use sekber_core::value::id::NotAnId;
use sekber_core::value::{OrganisationId, PlanId};
use serde::Serialize;

use crate::features::district::Cycle;
use crate::features::matching::fit_matrix::{self, ENGINE, Table};
use crate::features::matching::model::{Pair, PlanHead, PlanState, PlannedPair};
use crate::features::matching::planning::{Inputs, Outcome, Statements, Wanted, planned_from};
use crate::features::matching::solved_plan::SolvedPlan;
use crate::features::matching::store::{decisions, interests, plans, rulings};
use crate::features::registry::Record;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::cpu;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Most characters of a plan's name; one made in a meeting has the meeting's.
const NAME: usize = 200;

#[derive(Serialize)]
struct Kept<'a> {
    number: i64,
    name: &'a str,
    state: &'a str,
    pairs: i64,
    digest: &'a str,
}

fn kept(head: &PlanHead, state: PlanState) -> Kept<'_> {
    Kept {
        number: head.number,
        name: &head.name,
        state: state.as_str(),
        pairs: head.pairs,
        digest: &head.plan_digest,
    }
}

/// What both sides and the secretariat have said in a cycle. Four statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn inputs(app: &App, cycle: &Cycle) -> Result<Statements, Problem> {
    let (db, region) = (app.db(), app.region());
    let in_force = plans::pairs_in_force(db, &region, &cycle.id).await?;
    Ok(Statements {
        interests: interests::of_cycle(db, &region, &cycle.id).await?,
        rulings: rulings::of_cycle(db, &region, &cycle.id).await?,
        quotas: rulings::quotas(db, &region, &cycle.id).await?,
        kept: in_force.into_iter().map(Pair::from).collect(),
    })
}

/// Gathers the inputs of a plan of a day and solves them, away from the threads that serve; without a day also of programmes whose time
/// is over, see [`planned_from`]. The least fit is the cycle's of today.
///
/// # Errors
/// When the database cannot be asked, or as [`cpu::run`].
pub async fn work_out(
    app: &App,
    cycle: &Cycle,
    wanted: Wanted,
    day: Option<Date>,
) -> Result<(Arc<Table>, Inputs, Outcome), Problem> {
    let table = fit_matrix::table(app, cycle).await?;
    let said = inputs(app, cycle).await?;
    let wanted = Wanted { least_fit: cycle.least_fit, ..wanted };
    let day = day.map(|day| planned_from(cycle.year, day));
    let solve = move || {
        let inputs = Inputs::gather(&table, &said, wanted, day);
        let outcome = Outcome::of(&inputs.solve());
        (table, inputs, outcome)
    };
    cpu::run(solve).await
}

/// Why no plan can be made: a plan over nothing would be called the best one, and help nobody. The key of the sentence.
pub fn lacking(no_offices: bool, no_programmes: bool) -> Option<&'static str> {
    match (no_offices, no_programmes) {
        (true, _) => Some("matching-refused-no-offices"),
        (false, true) => Some("matching-refused-no-programmes"),
        (false, false) => None,
    }
}

/// Makes a plan under the rules wanted and keeps it with everything it was made from.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] for a name that is too long, a refusal while no office or
/// no programme of a partner takes part, or the time of all of them is over; otherwise when the database cannot be asked or refuses.
pub async fn make(
    app: &App,
    actor: &Actor,
    cycle: &Cycle,
    name: &str,
    wanted: Wanted,
) -> Result<PlanId, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_longest("name", name, NAME);
    faults.or(())?;
    let (table, inputs, outcome) = work_out(app, cycle, wanted, Some(app.today())).await?;
    if inputs.programmes.is_empty() && !table.subjects.programmes.is_empty() {
        return Err(Problem::refused("matching-refused-all-over"));
    }
    if let Some(why) = lacking(inputs.offices.is_empty(), inputs.programmes.is_empty()) {
        return Err(Problem::refused(why));
    }
    let (inputs_json, inputs_digest) = inputs.json().map_err(anyhow::Error::from)?;
    let mut tx = app.begin(actor).await?;
    let head = PlanHead {
        id: new_id(),
        cycle_id: cycle.id.clone(),
        number: plans::next_number(&mut tx, &cycle.id).await?,
        name: name.to_owned(),
        state: PlanState::Proposed,
        engine: ENGINE.to_owned(),
        seed: i64::try_from(inputs.wanted.seed).unwrap_or(i64::MAX),
        inputs_digest,
        plan_digest: outcome.digest.clone(),
        pairs: i64::try_from(outcome.pairs.len()).unwrap_or(i64::MAX),
        optimal: outcome.optimal,
        person_name: actor.name.clone(),
        version: 1,
        created_at: tx.now,
        published_at: None,
    };
    let pairs = planned(&table, &inputs, &outcome).map_err(anyhow::Error::from)?;
    let outcome_json = serde_json::to_string(&outcome).map_err(anyhow::Error::from)?;
    let record = plans::PlanRecord { inputs_json, outcome_json };
    let event = Event::new("plan.made", &head.id, format!("{} {}", cycle.name, head.number))
        .after(&kept(&head, PlanState::Proposed));
    let made = head.id.clone();
    plans::insert(&mut tx, plans::NewPlan { head, record, pairs }).await?;
    tx.commit(event).await?;
    Ok(made)
}

/// The pairs that came out, each with what it is called now.
fn planned(table: &Table, inputs: &Inputs, outcome: &Outcome) -> Result<Vec<PlannedPair>, NotAnId> {
    let (offices, partners) = (&table.subjects.offices, &table.subjects.partners);
    let names = |all: &[Record], id: &OrganisationId| {
        let found = all.iter().find(|record| record.organisation.id == *id);
        found.map(|Record { organisation, .. }| (organisation.name.clone(), organisation.short_name.clone()))
    };
    let one = |(programme, office, points, locked): &(u32, u32, u16, bool)| {
        let offer = &inputs.programmes[*programme as usize];
        let office_id: OrganisationId = inputs.offices[*office as usize].id.parse()?;
        let partner_id: OrganisationId = inputs.partners[offer.partner as usize].id.parse()?;
        let (office_name, office_short) = names(offices, &office_id).unwrap_or_default();
        let (partner_name, partner_short) = names(partners, &partner_id).unwrap_or_default();
        Ok(PlannedPair {
            office_id,
            programme_id: offer.id.parse()?,
            points: i64::from(*points),
            locked: *locked,
            partner_id: Some(partner_id),
            office_name,
            office_short,
            partner_name,
            partner_short,
            title: offer.title.clone(),
        })
    };
    outcome.pairs.iter().map(one).collect()
}

/// Passes when a text names a plan of a cycle: asked before something is written for whose sake the plan is made again.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such plan of the cycle; otherwise when the database refuses.
pub async fn is_of(app: &App, cycle: &Cycle, plan: &str) -> Result<(), Problem> {
    let (head, _) = SolvedPlan::stored(app, plan).await?;
    if head.cycle_id == cycle.id { Ok(()) } else { Err(Problem::NotFound) }
}

/// Makes a plan again under the same rules, from what has been said and ruled since.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such plan of the cycle; otherwise when the database refuses.
pub async fn renew(app: &App, actor: &Actor, cycle: &Cycle, plan: &str) -> Result<PlanId, Problem> {
    actor.require(Permit::Secretariat)?;
    let (head, documents) = SolvedPlan::stored(app, plan).await?;
    if head.cycle_id != cycle.id {
        return Err(Problem::NotFound);
    }
    let before: Inputs = serde_json::from_str(&documents.inputs_json).map_err(anyhow::Error::from)?;
    make(app, actor, cycle, &head.name, before.wanted).await
}

/// Makes a plan that a leader approves the one in force; the one before is replaced. A meeting, in which both sides agree to
/// each pair, decides itself and puts its own plan into force by [`publish_in`].
///
/// # Errors
/// A refusal while no leader has approved it; otherwise as [`publish_in`].
pub async fn publish(app: &App, actor: &Actor, cycle: &Cycle, id: &PlanId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let head = plans::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let decision = decisions::find_in(&mut tx, id).await?;
    if head.state != PlanState::Published && !decision.is_some_and(|decision| decision.approves()) {
        return Err(Problem::refused("matching-refused-undecided"));
    }
    match publish_in(&mut tx, cycle, id).await? {
        Some(event) => Ok(tx.commit(event).await?),
        None => Ok(()),
    }
}

/// Makes a plan the one in force, within a transaction; the event is for the caller to commit. `None`, and nothing
/// happened, when it is in force already.
///
/// # Errors
/// A refusal when a leader asked for another plan, [`Problem::NotFound`] when there is no such plan, [`Problem::Conflict`] when
/// somebody else changed it meanwhile.
pub async fn publish_in(tx: &mut Tx, cycle: &Cycle, id: &PlanId) -> Result<Option<Event>, Problem> {
    tx.actor.require(Permit::Secretariat)?;
    let head = plans::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if head.state == PlanState::Published {
        return Ok(None);
    }
    if decisions::find_in(tx, id).await?.is_some_and(|decision| decision.returns()) {
        return Err(Problem::refused("matching-refused-returned"));
    }
    if !plans::publish(tx, &head).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("plan.published", id, format!("{} {}", cycle.name, head.number))
        .before(&kept(&head, head.state))
        .after(&kept(&head, PlanState::Published));
    Ok(Some(event))
}

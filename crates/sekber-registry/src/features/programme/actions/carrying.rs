//! The verb that takes programmes which last longer than a year into the next cycle.

use sekber_core::registry::programme::Status;
use sekber_core::value::ProgrammeId;

use super::taken;
use crate::features::district::{self, Cycle};
use crate::features::programme::model::ProgrammeDraft;
use crate::features::programme::snapshot::Snapshot;
use crate::features::programme::store::carried::{self, KeptGoing};
use crate::features::programme::store::{self, Wanted};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// How many programmes are taken at a time: a page of the list and some more.
pub const AT_ONCE: usize = 200;

/// Whether a programme goes on in a year: it was put forward, is not over, its time is not known to begin after, and not to end
/// before either, unless another record keeps it going.
pub fn goes_on(programme: &ProgrammeDraft, year: i64, is_kept: bool) -> bool {
    let open = matches!(programme.state, Status::Proposed | Status::Verified | Status::Active);
    let not_over = is_kept || programme.period.end().is_none_or(|end| i64::from(end.in_year()) >= year);
    let begun = programme.period.start().is_none_or(|start| i64::from(start.in_year()) <= year);
    open && not_over && begun
}

/// Takes programmes of other cycles into the cycle in force, all or none: its own transaction, one event for each. They stay in the
/// lists, plans and awards of the cycles that they were in.
///
/// # Errors
/// [`Problem::Invalid`] when none or too many are named, or one bears a number that its owner uses in this cycle already;
/// [`Problem::NotAllowed`] when one is not the actor's to keep; [`Problem::NotFound`] when one is not there; refused when one does
/// not go on in the cycle's year; [`Problem::Conflict`] when one was changed meanwhile.
pub async fn carry_over(app: &App, actor: &Actor, ids: &[ProgrammeId]) -> Result<usize, Problem> {
    if !actor.is_secretariat() && actor.edited().next().is_none() {
        return Err(Problem::NotAllowed);
    }
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    let mut faults = Faults::none();
    faults.check_chosen("programme", "programme-fault-carry-none", ids.len(), AT_ONCE);
    faults.or(())?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let kept = KeptGoing { conditions: app.carried_on(), today: app.today() };
    let kept = carried::kept_going(&mut tx, &ids, kept).await?;
    let mut events = carry_in(&mut tx, &ids, &cycle, &kept).await?;
    let count = events.len();
    if let Some(last) = events.pop() {
        events.into_iter().for_each(|event| tx.note(event));
        tx.commit(last).await?;
    }
    Ok(count)
}

/// The same within a transaction, into a cycle that is named; `kept` go on whatever their own last day says. The events are the
/// caller's to note.
///
/// # Errors
/// As [`carry_over`].
pub async fn carry_in(
    tx: &mut Tx,
    ids: &[ProgrammeId],
    cycle: &Cycle,
    kept: &[ProgrammeId],
) -> Result<Vec<Event>, Problem> {
    let found = store::load_in(tx, &Wanted::Ids(ids)).await?;
    for stored in &found {
        tx.actor.require_for(&stored.content.organisation, Actor::may_edit)?;
    }
    if found.len() != ids.len() {
        return Err(Problem::NotFound);
    }
    let mut after: Vec<ProgrammeDraft> = found.iter().map(|stored| stored.content.clone()).collect();
    after.iter_mut().for_each(|draft| draft.cycle = cycle.id.clone());
    let names = store::names_in(tx, found.iter().map(|stored| &stored.content).chain(after.iter())).await?;
    let mut events = Vec::with_capacity(found.len());
    for (stored, after) in found.iter().zip(&after) {
        let goes_on = goes_on(&stored.content, cycle.year, kept.contains(&stored.id));
        if stored.content.cycle == cycle.id || !goes_on {
            return Err(Problem::refused_with(
                "programme-refused-carry",
                "title",
                stored.content.title.clone(),
            ));
        }
        let cycles = (&stored.content.cycle, &cycle.id);
        if !carried::carry(tx, (&stored.id, stored.version), cycles).await.map_err(taken)? {
            return Err(Problem::Conflict);
        }
        let event = Event::new("programme.carried", &stored.id, &stored.content.title);
        events.push(event.before(&Snapshot::of(&stored.content, &names)).after(&Snapshot::of(after, &names)));
    }
    Ok(events)
}

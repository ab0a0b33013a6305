//! What is done with an activity: put it forward, change it, note how far it is, drop it.

use jiff::civil::Date;
use sekber_core::value::{ActivityId, PartnershipId};

use super::snapshot::{OfActivity, OfProgress, Reason};
use super::{check_responsible, fault, open, proposer, require_kept, writable};
use crate::features::partnership::{self, Party};
use crate::features::work_plan::draft::{ActivityDraft, Progress};
use crate::features::work_plan::limits;
use crate::features::work_plan::model::Activity;
use crate::features::work_plan::store::activities;
use crate::features::work_plan::store::write::{self, Line};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

async fn check(tx: &mut Tx, draft: &ActivityDraft, parties: &[Party]) -> Result<(), Problem> {
    check_responsible(draft.responsible.as_ref(), parties)?;
    let mut places = draft.places.clone();
    places.sort();
    places.dedup();
    let known = activities::known_places(tx, &places).await?;
    match usize::try_from(known).ok() == Some(places.len()) {
        true => Ok(()),
        false => Err(fault("place", "fault-not-a-choice")),
    }
}

async fn snapshot(tx: &mut Tx, id: &ActivityId) -> Result<OfActivity, Problem> {
    let activity = activities::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    Ok(OfActivity::new(&activity, &activities::places_in(tx, id).await?))
}

/// Puts an activity forward.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part or is of the secretariat, a refusal when the partnership is over,
/// [`Problem::Invalid`] with what is to be mended.
pub async fn propose(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
    draft: &ActivityDraft,
) -> Result<ActivityId, Problem> {
    let mut tx = app.begin(actor).await?;
    let id = new_id();
    let (_, parties) = open(&mut tx, partnership).await?;
    draft.faults().or(())?;
    // Two who add the last one that fits wait for each other.
    tx.lock_audit_head().await?;
    let count = activities::count(&mut tx, partnership).await?;
    if usize::try_from(count).is_ok_and(|count| count >= limits::ACTIVITIES) {
        return Err(Problem::refused("refused-plan-full"));
    }
    check(&mut tx, draft, &parties).await?;
    write::insert_activity(&mut tx, (&id, partnership), draft, (proposer(actor, &parties), false)).await?;
    let after = snapshot(&mut tx, &id).await?;
    tx.commit(Event::new("work_activity.proposed", &id, &draft.title).after(&after)).await?;
    Ok(id)
}

/// The activity, when it is the actor's to write on.
async fn own(tx: &mut Tx, id: &ActivityId) -> Result<Activity, Problem> {
    match activities::find_in(tx, id).await? {
        Some(activity) => Ok(activity),
        None => {
            tx.actor.require(Permit::Secretariat)?;
            Err(Problem::NotFound)
        }
    }
}

/// Changes an activity: whoever changes it puts it forward anew, and another side agrees again.
///
/// # Errors
/// As [`propose`]; [`Problem::Conflict`] when somebody else was faster.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &ActivityId,
    version: i64,
    draft: &ActivityDraft,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let activity = own(&mut tx, id).await?;
    let (_, parties) = open(&mut tx, &activity.partnership_id).await?;
    require_kept(activity.dropped_on)?;
    draft.faults().or(())?;
    check(&mut tx, draft, &parties).await?;
    let before = snapshot(&mut tx, id).await?;
    if !write::overwrite_activity(&mut tx, id, version, draft, proposer(actor, &parties)).await? {
        return Err(Problem::Conflict);
    }
    let after = snapshot(&mut tx, id).await?;
    Ok(tx.commit(Event::new("work_activity.changed", id, &draft.title).before(&before).after(&after)).await?)
}

/// Whether somebody notes how far an activity is: whoever is responsible for it, the leading office and the secretariat.
pub fn may_note(actor: &Actor, parties: &[Party], activity: &Activity) -> bool {
    actor.acts_for(&activity.organisation_id) || partnership::leads(actor, parties)
}

/// The days in it that lie before the first one of the partnership, where that is known.
fn before_partnership(progress: &Progress, first: Option<Date>) -> Faults {
    let mut faults = Faults::none();
    for (field, day) in [("begun_on", progress.begun_on), ("done_on", progress.done_on)] {
        if day.zip(first).is_some_and(|(day, first)| day < first) {
            faults.add(field, "fault-plan-before-partnership");
        }
    }
    faults
}

/// Notes when an activity began and when it was done: not before the partnership began.
///
/// # Errors
/// As [`change`]; a refusal when it is another's to note (see [`may_note`]), nobody has agreed to it yet or it was dropped.
pub async fn note(
    app: &App,
    actor: &Actor,
    id: &ActivityId,
    version: i64,
    progress: &Progress,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let activity = own(&mut tx, id).await?;
    let (of, parties) = writable(&mut tx, &activity.partnership_id).await?;
    require_kept(activity.dropped_on)?;
    if !may_note(actor, &parties, &activity) {
        return Err(Problem::refused("refused-plan-not-responsible"));
    }
    if !activity.holds() {
        return Err(Problem::refused("refused-plan-not-agreed"));
    }
    progress.faults(app.today()).and(before_partnership(progress, of.start_on)).or(())?;
    if !write::note_activity(&mut tx, id, version, progress).await? {
        return Err(Problem::Conflict);
    }
    let before =
        Progress { begun_on: activity.begun_on, done_on: activity.done_on, note: activity.note.clone() };
    let event = Event::new("work_activity.noted", id, &activity.title);
    Ok(tx.commit(event.before(&OfProgress::new(&before)).after(&OfProgress::new(progress))).await?)
}

/// Drops an activity with a reason; it stays on record. What was agreed on is dropped once another side agrees to that, and stays as it
/// is until then.
///
/// # Errors
/// As [`change`].
pub async fn drop_activity(
    app: &App,
    actor: &Actor,
    id: &ActivityId,
    version: i64,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let activity = own(&mut tx, id).await?;
    let (_, parties) = open(&mut tx, &activity.partnership_id).await?;
    require_kept(activity.dropped_on)?;
    let mut faults = Faults::none();
    faults.check_required("reason", reason, limits::REASON);
    faults.or(())?;
    if activity.agreed_at.is_some() || write::was_agreed(&mut tx, Line::Activity(id)).await? {
        let by = proposer(actor, &parties);
        if !write::propose_drop(&mut tx, Line::Activity(id), version, (by, reason)).await? {
            return Err(Problem::Conflict);
        }
        let event = Event::new("work_activity.drop_proposed", id, &activity.title);
        return Ok(tx.commit(event.after(&Reason { reason })).await?);
    }
    if !write::drop_line(&mut tx, Line::Activity(id), version, (app.today(), reason)).await? {
        return Err(Problem::Conflict);
    }
    Ok(tx.commit(Event::new("work_activity.dropped", id, &activity.title).after(&Reason { reason })).await?)
}

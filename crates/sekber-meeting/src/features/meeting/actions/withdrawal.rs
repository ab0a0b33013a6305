//! Withdrawing an invitation before anybody came for it: its code opens nothing any more, lists and running order go without it, and
//! whoever was invited is told why.

use sekber_core::meeting::kinds::SlotState;
use sekber_core::value::{MeetingId, ParticipantId};
use serde::Serialize;

use super::order::{ordered, write_order};
use super::turn::take_turn;
use super::{Word, commit_and_tell, letters, load};
use crate::features::meeting::limits;
use crate::features::meeting::model::{Meeting, Participant, Slot};
use crate::features::meeting::store::{meetings, participants, seats, slots};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

#[derive(Serialize)]
struct Kept<'a> {
    name: &'a str,
    reason: &'a str,
}

/// Takes a partner that does not come any more out of the running order; none when it does not present.
async fn leave_order(tx: &mut Tx, meeting: &Meeting, one: &Participant) -> Result<Option<usize>, Problem> {
    let before = slots::all_in(tx, &meeting.id).await?;
    let leaves = |slot: &Slot| {
        slot.state == SlotState::Waiting && Some(&slot.organisation_id) == one.organisation_id.as_ref()
    };
    if !before.iter().any(leaves) {
        return Ok(None);
    }
    let after: Vec<Slot> = before.iter().filter(|slot| !leaves(slot)).cloned().collect();
    write_order(tx, meeting, &after, &meeting.desks.moved()).await?;
    let event = Event::new("meeting.ordered", &meeting.id, &meeting.name);
    tx.note(event.before(&ordered(&before)).after(&ordered(&after)));
    Ok(Some(after.len()))
}

/// Withdraws an invitation as long as nobody came for it, and tells those who got it by letter, in one transaction. Returns how many
/// letters were written. Who is to come after all is invited again.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] without a reason, [`Problem::NotFound`] for a stranger, a
/// refusal once somebody came or the meeting is over.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    participant: &ParticipantId,
    reason: &str,
) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    let reason = reason.trim();
    limits::reason_faults(reason).or(())?;
    let known = meetings::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let reached = letters::reached(app, &known).await?;
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.closed_at.is_some() {
        return Err(Problem::refused("meeting-refused-over"));
    }
    let own = participants::find_in(&mut tx, id, participant).await?.ok_or(Problem::NotFound)?;
    if own.presence.is_there() || seats::has_any(&mut tx, participant).await? {
        return Err(Problem::refused("meeting-refused-came"));
    }
    let presentations = leave_order(&mut tx, &meeting, &own).await?;
    participants::withdraw(&mut tx, id, &own, reason).await?;
    let written = letters::withdrawn(app, &mut tx, &meeting, &reached, (&own, reason)).await?;
    let event = Event::new("participant.withdrawn", &own.id, &own.name);
    let event = event.after(&Kept { name: &own.name, reason });
    match presentations {
        Some(number) => {
            let word = Word { kind: "order", audience: None, data: &number };
            commit_and_tell(app, tx, id, event, word).await?;
            live::ask_again(app);
        }
        None => live::commit_and_ask_again(app, tx, event).await?,
    }
    Ok(written)
}

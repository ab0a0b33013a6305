//! The agenda before and after the presentations: which item goes on, such as an address or the closing, for wall and phones to show.

use sekber_core::meeting::kinds::SlotState;
use sekber_core::value::MeetingId;
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_tell, load};
use crate::features::meeting::store::{meetings, slots};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// The item that goes on, as the trail keeps it; empty while there is none.
#[derive(Serialize)]
struct Kept {
    agenda: String,
}

/// Takes an item of the agenda up, by its number from 1; 0 when none goes on any more.
///
/// # Errors
/// [`Problem::NotFound`] for an item that there is not, a refusal while the doors are shut or somebody presents,
/// [`Problem::Conflict`] when somebody else moved the meeting since `version`.
pub async fn take_up(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    version: i64,
    item: i64,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.version != version {
        return Err(Problem::Conflict);
    }
    let order = slots::all_in(&mut tx, id).await?;
    let presents = order.iter().any(|slot| slot.state == SlotState::Presenting);
    if presents || !meeting.round.is_open() {
        return Err(Problem::refused("meeting-refused-round"));
    }
    let after = meeting.agenda_item(item);
    if item != 0 && after.is_none() {
        return Err(Problem::NotFound);
    }
    if !meetings::set_agenda_item(&mut tx, id, version, item).await? {
        return Err(Problem::Conflict);
    }
    let before = Kept { agenda: meeting.agenda_now().unwrap_or_default() };
    let after = Kept { agenda: after.unwrap_or_default() };
    let event = Event::new("meeting.agenda_moved", id, &meeting.name).before(&before).after(&after);
    let word = Word { kind: "order", audience: None, data: &item };
    commit_and_tell(app, tx, id, event, word).await.map(|_| ())
}

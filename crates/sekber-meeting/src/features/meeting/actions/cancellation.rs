//! Calling a meeting off before its doors open: nobody who was invited stands before a locked hall.

use sekber_core::meeting::kinds::Round;
use sekber_core::value::MeetingId;
use serde::Serialize;

use super::{letters, load};
use crate::features::meeting::limits;
use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::meetings;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Kept<'a> {
    reason: &'a str,
}

/// Calls a meeting off and tells those who got letters about it, in one transaction. Returns how many letters were written.
/// It stays so: who changes their mind calls another one with the same particulars.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] without a reason, a refusal once the doors were opened,
/// [`Problem::Conflict`] when somebody else changed the meeting since `version`.
pub async fn cancel(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    version: i64,
    reason: &str,
) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    let reason = reason.trim();
    limits::reason_faults(reason).or(())?;
    let known = meetings::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let reached = letters::reached(app, &known).await?;
    let mut tx = app.begin(actor).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.round != Round::Preparing {
        return Err(Problem::refused("meeting-refused-begun"));
    }
    if !meetings::cancel(&mut tx, id, version, reason).await? {
        return Err(Problem::Conflict);
    }
    let after = Meeting {
        round: Round::Cancelled,
        cancelled_because: reason.to_owned(),
        closed_at: Some(tx.now),
        version: version + 1,
        ..meeting
    };
    let letters = letters::tell(app, &mut tx, &after, letters::Kind::Cancellation, &reached).await?;
    tx.commit(Event::new("meeting.cancelled", id, &after.name).after(&Kept { reason })).await?;
    Ok(letters)
}

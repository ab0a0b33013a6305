//! The verbs of a meeting: each one transaction, one line in the trail, and one word to the hall.

pub mod agenda;
pub mod cancellation;
pub mod door;
pub mod handout;
pub mod issue;
pub mod letters;
pub mod order;
pub mod outcome;
pub mod pick;
pub mod prepare;
pub mod proposal;
pub mod sheet;
pub mod stage;
pub mod turn;
pub mod withdrawal;

use sekber_core::meeting::kinds::Round;
use sekber_core::value::MeetingId;
use serde::Serialize;

use super::model::Meeting;
use super::store::{events, meetings};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The name under which the hall's listeners gather.
pub fn topic(app: &App, meeting: &MeetingId) -> String {
    format!("{}/{meeting}", app.region())
}

/// The meeting as it is within a transaction that changes something of it.
///
/// # Errors
/// [`Problem::NotFound`] when there is none, a refusal when it was called off: then nothing of it changes any more.
pub async fn load(tx: &mut Tx, id: &MeetingId) -> Result<Meeting, Problem> {
    let meeting = meetings::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if meeting.round == Round::Cancelled {
        return Err(Problem::refused("meeting-refused-cancelled"));
    }
    Ok(meeting)
}

/// Something to tell the hall.
pub struct Word<'a, T> {
    /// What kind of thing.
    pub kind: &'static str,
    /// The organisations it is for, separated by spaces; none for everybody.
    pub audience: Option<String>,
    /// The facts.
    pub data: &'a T,
}

/// Writes the word, commits with the event, and wakes the hall. Returns the word's number.
///
/// # Errors
/// When the database refuses; then nothing was changed and nobody was told.
pub async fn commit_and_tell(
    app: &App,
    mut tx: Tx,
    meeting: &MeetingId,
    event: Event,
    word: Word<'_, impl Serialize>,
) -> Result<i64, Problem> {
    let seq = events::append(&mut tx, meeting, word.kind, word.audience, word.data).await?;
    commit_and_wake(app, tx, meeting, event).await?;
    Ok(seq)
}

/// Commits what was written, the words to the hall included, and wakes the hall.
///
/// # Errors
/// When the database refuses; then nothing was changed and nobody was told.
pub async fn commit_and_wake(app: &App, tx: Tx, meeting: &MeetingId, event: Event) -> Result<(), Problem> {
    tx.commit(event).await?;
    live::wake(app, &topic(app, meeting));
    Ok(())
}

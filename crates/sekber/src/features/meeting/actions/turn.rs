//! A meeting's turn: who changes a meeting waits until nobody else does.
//!
//! The database's own lock decides between processes. Within one, whoever waits does so here and not on a connection to the
//! database: a few connections serve everybody, and fifty phones that waited on them would leave none for reading.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sekber_core::value::MeetingId;
use tokio::sync::OwnedMutexGuard;

use crate::features::meeting::store::events;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Held while a meeting is changed; the next one's turn begins when it is dropped.
pub type Turn = OwnedMutexGuard<()>;

/// The queues of the meetings that are being changed.
#[derive(Default)]
struct Turns(Mutex<HashMap<MeetingId, Arc<tokio::sync::Mutex<()>>>>);

impl Turns {
    fn of(&self, meeting: &MeetingId) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !turns.contains_key(meeting) {
            // Whoever holds or awaits a turn holds its queue.
            turns.retain(|_, queue| Arc::strong_count(queue) > 1);
        }
        turns.entry(meeting.clone()).or_default().clone()
    }
}

/// Begins a change of a meeting once nobody else changes it; what is read in it stays so until the commit. Whoever stops
/// waiting, or is dropped, loses nothing but its place.
///
/// # Errors
/// When the database cannot be reached.
pub async fn take_turn(app: &App, actor: &Actor, meeting: &MeetingId) -> Result<(Tx, Turn), Problem> {
    let turn = app.memory::<Turns>().of(meeting).lock_owned().await;
    let mut tx = app.begin(actor).await?;
    events::take_turn(&mut tx, meeting).await?;
    Ok((tx, turn))
}

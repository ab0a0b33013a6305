//! The meetings whose state is in memory: few at a time, each read by one for all who wait.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use sekber_core::value::MeetingId;

use super::parts::Parts;
use super::{MeetingState, load};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::problem::Problem;

/// Most meetings in memory; the one that nobody has asked for the longest makes room.
const MOST: usize = 8;
/// How long a meeting that nobody asks for stays in memory.
const IDLE: Duration = Duration::from_secs(15 * 60);

/// A meeting in memory.
#[derive(Debug)]
struct Slot {
    state: RwLock<Option<Arc<MeetingState>>>,
    reading: tokio::sync::Mutex<()>,
    parts: Arc<Parts>,
    asked: Mutex<Instant>,
}

/// The meetings in memory.
#[derive(Debug, Default)]
struct Meetings(Mutex<HashMap<MeetingId, Arc<Slot>>>);

/// The state of a meeting with what was drawn from it.
#[derive(Debug, Clone)]
pub struct Hall {
    /// The state.
    pub state: Arc<MeetingState>,
    /// What pages show of it.
    pub parts: Arc<Parts>,
}

impl Slot {
    fn empty() -> Self {
        Self {
            state: RwLock::default(),
            reading: tokio::sync::Mutex::default(),
            parts: Arc::default(),
            asked: Mutex::new(Instant::now()),
        }
    }

    fn held(&self) -> Option<Arc<MeetingState>> {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn at(&self, line: i64) -> Option<Arc<MeetingState>> {
        self.held().filter(|state| state.line == line)
    }

    fn asked_at(&self) -> Instant {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings the state up to the end of the trail; one does, the others find it done.
    async fn renew(&self, app: &App, id: &MeetingId) -> Result<Option<Arc<MeetingState>>, Problem> {
        let _turn = self.reading.lock().await;
        let line = audit::last_line(app).await?;
        if let Some(state) = self.at(line) {
            return Ok(Some(state));
        }
        let state = match self.held().filter(|held| held.line < line) {
            Some(held) => load::advanced(app, &held).await?,
            // A trail that is shorter than it was belongs to another database.
            None => load::whole(app, id).await?,
        };
        let state = state.map(Arc::new);
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = state.clone();
        Ok(state)
    }
}

impl Meetings {
    fn slot(&self, id: &MeetingId) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(id) {
            *slot.asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
            return slot.clone();
        }
        slots.retain(|_, slot| slot.asked_at().elapsed() < IDLE);
        let oldest = slots.iter().min_by_key(|(_, slot)| slot.asked_at()).map(|(id, _)| id.clone());
        if let Some(oldest) = oldest.filter(|_| slots.len() >= MOST) {
            slots.remove(&oldest);
        }
        slots.entry(id.clone()).or_insert_with(|| Arc::new(Slot::empty())).clone()
    }

    fn forget(&self, id: &MeetingId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }
}

/// A word of another process was heard in this number: whoever asks for the state next must find it there.
pub fn heard(app: &App, id: &MeetingId, seq: i64) {
    let (meetings, tail) = (app.memory::<Meetings>(), app.memory::<audit::Tail>());
    let slot = meetings.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
    if slot.and_then(|slot| slot.at(tail.known())).is_some_and(|state| state.records.seq < seq) {
        tail.doubt();
    }
}

/// A meeting as it stands now; `None` when there is none. No statement when nothing was committed since somebody asked;
/// otherwise what has changed is read once, for all who wait.
///
/// # Errors
/// When the database has to be asked and cannot be.
pub async fn read(app: &App, id: &MeetingId) -> Result<Option<Hall>, Problem> {
    let meetings = app.memory::<Meetings>();
    let slot = meetings.slot(id);
    let line = audit::last_line(app).await?;
    let state = match slot.at(line) {
        Some(state) => Some(state),
        None => {
            let (app, id, slot) = (app.clone(), id.clone(), slot.clone());
            // In a task of its own: whoever gives up waiting does not throw away what the others wait for.
            let reading = tokio::spawn(async move { slot.renew(&app, &id).await });
            reading.await.map_err(anyhow::Error::from)??
        }
    };
    if state.is_none() {
        meetings.forget(id);
    }
    Ok(state.map(|state| Hall { state, parts: slot.parts.clone() }))
}

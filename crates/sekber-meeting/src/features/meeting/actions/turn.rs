//! A meeting's turn: who changes a meeting waits until nobody else does.
//!
//! The database's own lock decides between processes. Within one, whoever waits does so here and not on a connection to the
//! database: a few connections serve everybody, and fifty phones that waited on them would leave none for reading.

use sekber_core::value::MeetingId;

use crate::features::meeting::store::events;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::turns::{Turn, Turns};

/// The meetings that are being changed, each by one at a time.
struct Changing(Turns<MeetingId>);

impl Default for Changing {
    fn default() -> Self {
        Self(Turns::of(1))
    }
}

/// Begins a change of a meeting once nobody else changes it; what is read in it stays so until the commit. Whoever stops
/// waiting, or is dropped, loses nothing but its place.
///
/// # Errors
/// When the database cannot be reached.
pub async fn take_turn(app: &App, actor: &Actor, meeting: &MeetingId) -> Result<(Tx, Turn), Problem> {
    let turn = app.memory::<Changing>().0.take(meeting).await;
    let mut tx = app.begin(actor).await?;
    events::take_turn(&mut tx, meeting).await?;
    Ok((tx, turn))
}

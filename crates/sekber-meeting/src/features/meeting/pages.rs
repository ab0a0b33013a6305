//! Pages of the meeting.

pub mod cancel;
pub mod console;
pub mod content;
pub mod desks;
pub mod door;
pub mod edit;
pub mod files;
pub mod handouts;
pub mod issue;
pub mod join;
pub mod list;
pub mod minutes;
pub mod order;
pub mod own_result;
pub mod phone;
mod picture;
pub mod plan;
pub mod proposal_items;
pub mod proposals;
pub mod record;
pub mod running;
pub mod sheets;
pub mod stream;
pub mod submissions;
pub mod wall;

use sekber_core::value::MeetingId;

use super::model::Meeting;
use super::state::{self, Hall};
use super::store::meetings;
use crate::features::district::{self, Cycle};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// The meeting named in a path.
async fn find(app: &App, id: &MeetingId) -> Result<Meeting, Problem> {
    meetings::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)
}

/// The meeting named in a path, as the hall sees it.
async fn hall(app: &App, id: &MeetingId) -> Result<Hall, Problem> {
    state::read(app, id).await?.ok_or(Problem::NotFound)
}

/// The cycle of a meeting.
async fn cycle_of(app: &App, meeting: &Meeting) -> Result<Cycle, Problem> {
    let cycles = district::cycles(app.db(), &app.region()).await?;
    cycles.into_iter().find(|cycle| cycle.id == meeting.cycle_id).ok_or(Problem::NotFound)
}

//! Whose turn it is in the partnerships on a road that the district has set otherwise: of the first ones with the change itself, of the
//! others by a job, part by part, so that nobody else waits long to write.

use jiff::civil::Date;
use sekber_core::partnership::RoadKind;

use super::settle::write_turns;
use super::store::roads;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::jobs::{self, NewJob};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// The name of the job that goes on where a change of a road ends.
pub const ROAD: &str = "partnership_road";
/// Partnerships that are worked out in one transaction.
const AT_ONCE: i64 = 200;

/// What a road is called in the trail.
pub fn label(app: &App, kind: RoadKind) -> String {
    let key = format!("partnership-road-{kind}").replace('_', "-");
    app.words().say(Language::Indonesian, &key)
}

/// Works out the first partnerships whose papers are under way on a road, and leaves the others to the job.
///
/// # Errors
/// When the database refuses.
pub async fn follow(tx: &mut Tx, kind: RoadKind, today: Date) -> Result<(), Problem> {
    let Some(last) = some(tx, kind, 0, today).await? else { return Ok(()) };
    if !roads::under_way(tx, kind, (last, 1)).await?.is_empty() {
        jobs::enqueue(tx, &NewJob::new(ROAD, kind)).await?;
    }
    Ok(())
}

/// Works out all of them, part by part, by the road as it is set when each part begins. Done again it changes nothing more.
///
/// # Errors
/// When the database refuses.
pub async fn follow_on(app: &App, kind: RoadKind) -> Result<(), Problem> {
    let mut after = 0;
    loop {
        let mut tx = app.begin(&Actor::machine()).await?;
        // Nobody sets the road, or moves one of them on, while a part is worked out.
        tx.lock_audit_head().await?;
        let Some(last) = some(&mut tx, kind, after, app.today()).await? else { return Ok(()) };
        tx.commit(Event::new("road.followed", kind.as_str(), label(app, kind))).await?;
        after = last;
    }
}

/// Works out a part of them, behind a number; the number of the last one, none when there were no more.
async fn some(tx: &mut Tx, kind: RoadKind, after: i64, today: Date) -> Result<Option<i64>, Problem> {
    let part = roads::under_way(tx, kind, (after, AT_ONCE)).await?;
    for (id, _) in &part {
        write_turns(tx, id, today).await?;
    }
    Ok(part.last().map(|(_, number)| *number))
}

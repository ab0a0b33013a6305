//! What the doctor says about the jobs of every district: which failed, and which nobody works on.

use super::{Finding, State, finding};
use crate::kit::app::system_clock;
use crate::kit::jobs::{self, Figures};
use crate::kit::store::Db;
use crate::kit::words::Language;

/// Seconds after which a job counts as overdue.
const OVERDUE: i64 = 15 * 60;

/// Looks at the jobs of every district.
pub async fn examine(db: &Db) -> Option<Finding> {
    // Before the schema is there, the finding about the schema says all.
    let regions = crate::features::district::regions(db).await.ok()?;
    let now = system_clock();
    let (mut failed, mut waited) = (0, 0);
    for region in regions {
        match jobs::figures(db, &region, now).await {
            Ok(Figures { failed: more, oldest_due, .. }) => {
                failed += more;
                waited = waited.max(oldest_due.map_or(0, |due| now.seconds_since(due)));
            }
            Err(error) => return Some(finding("jobs", State::Bad, format!("{error}"))),
        }
    }
    let failed = (failed > 0).then(|| {
        format!(
            "{} failed. See why: sekber jobs list --state failed; try again: sekber jobs retry ID",
            Language::English.whole(failed)
        )
    });
    let overdue = (waited > OVERDUE).then(|| {
        let minutes = Language::English.whole(waited / 60);
        format!(
            "the oldest is overdue by {minutes} minutes. Does the server run? Jobs for e-mail wait until --mail is set."
        )
    });
    Some(match [failed, overdue].into_iter().flatten().collect::<Vec<_>>() {
        none if none.is_empty() => finding("jobs", State::Good, "none failed, none overdue"),
        some => finding("jobs", State::Warning, some.join("; ")),
    })
}

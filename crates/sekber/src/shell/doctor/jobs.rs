//! What the doctor says about the jobs of every district: which failed, and which nobody works on.

use super::{Finding, State, finding};
use crate::kit::app::system_clock;
use crate::kit::jobs::{self, Figures};
use crate::kit::store::Db;

/// Seconds after which a job counts as overdue.
const OVERDUE: i64 = 15 * 60;

/// Looks at the jobs of every district.
pub async fn examine(db: &Db) -> Vec<Finding> {
    // Before the schema is there, the finding about the schema says all.
    if crate::features::district::regions(db).await.is_err() {
        return Vec::new();
    }
    let now = system_clock();
    let Figures { failed, oldest_due, .. } = match jobs::figures(db, None, now).await {
        Ok(figures) => figures,
        Err(error) => return vec![finding("doctor-on-jobs", State::Bad, "doctor-why").with("why", error)],
    };
    let waited = oldest_due.map_or(0, |due| now.seconds_since(due));
    let failing = (failed > 0)
        .then(|| finding("doctor-on-jobs", State::Warning, "doctor-jobs-failed").with("count", failed));
    let overdue = (waited > OVERDUE).then(|| {
        finding("doctor-on-jobs", State::Warning, "doctor-jobs-overdue").with("minutes", waited / 60)
    });
    match [failing, overdue].into_iter().flatten().collect::<Vec<_>>() {
        none if none.is_empty() => vec![finding("doctor-on-jobs", State::Good, "doctor-jobs")],
        some => some,
    }
}

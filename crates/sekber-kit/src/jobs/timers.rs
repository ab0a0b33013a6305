//! Jobs that every process does for itself, every so often and once more before it ends.

use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::kind::{Job, Schedule, Work};
use crate::app::App;

struct Timer {
    job: Job,
    period: Duration,
    next: Instant,
    under_way: Option<JoinHandle<()>>,
}

/// The jobs of one process with the moments at which they run.
pub(super) struct Timers(Vec<Timer>);

impl Timers {
    /// Those that the rooms declare; each first runs when its period has passed.
    pub fn new(app: &App) -> Self {
        let declared = app.jobs().iter().filter_map(|job| match job.schedule {
            Schedule::InEachProcess(period) => {
                Some(Timer { job: job.clone(), period, next: Instant::now() + period, under_way: None })
            }
            Schedule::Queued | Schedule::Every(_) => None,
        });
        Self(declared.collect())
    }

    /// Starts what is due and not under way.
    pub fn run_due(&mut self, app: &App) {
        for timer in &mut self.0 {
            let is_busy = timer.under_way.as_ref().is_some_and(|work| !work.is_finished());
            if !is_busy && timer.next <= Instant::now() {
                timer.next = Instant::now() + timer.period;
                timer.under_way = Some(tokio::spawn(run(app.clone(), timer.job.clone())));
            }
        }
    }

    /// Runs every job a last time, within a bounded time.
    pub async fn run_last(self, app: &App, patience: Duration) {
        for timer in self.0 {
            let last = async {
                if let Some(work) = timer.under_way {
                    let _ = work.await;
                }
                run(app.clone(), timer.job).await;
            };
            if tokio::time::timeout(patience, last).await.is_err() {
                tracing::warn!("a job of this process did not end in time");
            }
        }
    }
}

async fn run(app: App, job: Job) {
    let work = Work { app: app.clone(), payload: String::new(), attempt: 1, lease: None };
    if let Err(failure) = (job.function)(work).await {
        tracing::error!(
            name = job.name,
            detail = failure.detail(),
            "a job of this process failed; it runs again"
        );
    }
}

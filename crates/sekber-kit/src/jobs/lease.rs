//! The lease on a job: whoever holds it works on the job, renews it meanwhile, and writes down how the work ended.

use std::time::Duration;

use sekber_core::value::JobId;

use super::store;
use crate::app::App;
use crate::store::StoreError;

/// How long a lease lasts; afterwards another process may take the job over.
pub const LEASE_SECONDS: i64 = 30;
/// How often a lease is renewed.
const RENEWAL: Duration = Duration::from_secs(10);

/// The right to work on a job, until another one takes it over.
#[derive(Debug, Clone)]
pub(super) struct Lease {
    /// The job.
    pub job: JobId,
    /// Who holds it: a fresh name for every attempt.
    pub owner: String,
}

/// Why a worker has to let go of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is in other hands.
    Lost,
    /// Somebody cancelled it.
    Cancelled,
}

impl Lease {
    /// Writes down how far the work is and holds the lease for longer; `false` when it is lost or the job was cancelled.
    pub async fn progress(&self, app: &App, done: (i64, i64)) -> Result<bool, StoreError> {
        let until = app.now().plus_seconds(LEASE_SECONDS);
        store::renew(app.db(), &app.region(), self, until, Some(done)).await
    }

    /// Renews the lease for as long as that works, every few seconds and whenever somebody wishes jobs to be looked at.
    pub async fn keep(&self, app: &App, look: &tokio::sync::Notify) -> Broken {
        let mut held_until = app.now().plus_seconds(LEASE_SECONDS);
        loop {
            let _ = tokio::time::timeout(RENEWAL, look.notified()).await;
            let until = app.now().plus_seconds(LEASE_SECONDS);
            match store::renew(app.db(), &app.region(), self, until, None).await {
                Ok(true) => held_until = until,
                // Nobody can say whether the lease is still ours: another process may have taken it.
                Err(_) if app.now() > held_until => return Broken::Lost,
                Ok(false) => match store::is_cancelled(app.db(), &app.region(), self).await {
                    Ok(true) => return Broken::Cancelled,
                    Ok(false) => return Broken::Lost,
                    Err(error) => {
                        tracing::warn!(job = %self.job, %error, "a lost lease could not be looked at")
                    }
                },
                Err(error) => tracing::warn!(job = %self.job, %error, "the lease could not be renewed"),
            }
        }
    }
}

//! Webhooks: a token may name one address that is told of changes. A job follows the trail, every record that changed and that the
//! token's person may read becomes a notice, and every notice is a job of its own: a receiver that is away is tried again. What is sent
//! and how it is signed follows Standard Webhooks (standardwebhooks.com).

mod actions;
mod address;
mod delivery;
mod gather;
mod model;
pub mod pages;
mod reading;
mod signature;
mod store;

use std::time::Duration;

use sekber_core::value::ApiTokenId;

use crate::kit::jobs::{Job, Outcome, Work, every, job};

pub use actions::{WebhookDraft, remove_webhook, set_webhook};
pub use address::host;
pub use gather::gather_changes;
pub use model::{NoticeState, NoticeSubject, Subject};

/// How often the trail is looked at for changes.
const GATHER: Duration = Duration::from_secs(60);
/// How often what is old is deleted.
const CLEANUP: Duration = Duration::from_secs(6 * 60 * 60);

/// What the secret of a token's webhook is bound to: it opens for no other token.
fn belonging(token: &ApiTokenId) -> String {
    format!("webhook/{token}")
}

/// What is done in the background.
pub fn jobs() -> Vec<Job> {
    vec![
        every("webhook_gather", GATHER, async |work: Work| {
            gather_changes(&work.app).await?;
            Ok(Outcome::Done)
        }),
        job(delivery::NOTICE, delivery::deliver)
            .retried(delivery::RETRIES)
            .at_once(4)
            .when_given_up(delivery::given_up),
        every("webhook_cleanup", CLEANUP, async |work: Work| {
            store::clean_up(work.app.db(), &work.app.region(), work.app.now()).await?;
            Ok(Outcome::Done)
        }),
    ]
}

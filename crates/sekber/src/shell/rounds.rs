//! What the server does by itself while it serves: it writes the reminders that are due and takes letters to the mail server, and it tells the trail what was refused.

use std::time::Duration;

use crate::features::{mail, meeting};
use crate::kit::app::App;
use crate::kit::audit::refusals;

/// The pause between two rounds.
const PAUSE: Duration = Duration::from_secs(15);

/// Goes round until the task is ended. A round that fails is told and tried again.
pub async fn go_round(app: App) {
    loop {
        if let Err(problem) = round(&app).await {
            tracing::error!(%problem, "a round of letters broke off");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Writes what was refused into the trail, period by period, until the task is ended.
pub async fn keep_refusals(app: App) {
    loop {
        tokio::time::sleep(refusals::PERIOD).await;
        if let Err(problem) = refusals::write(&app).await {
            tracing::error!(%problem, "refusals could not be written yet");
        }
    }
}

async fn round(app: &App) -> Result<(), crate::kit::problem::Problem> {
    let written = meeting::remind(app).await?;
    let sent = mail::deliver(app).await?;
    if written + sent > 0 {
        tracing::info!(written, sent, "letters");
    }
    Ok(())
}

//! The verbs on jobs: try again, cancel, delete what ended long ago.

use sekber_core::value::JobId;

use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::jobs::{self, Failure, Outcome, State};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Days for which a job is kept that is done or was cancelled.
const OVER_DAYS: i64 = 7;
/// Days for which a job is kept that failed and that nobody had tried again.
const FAILED_DAYS: i64 = 180;
/// Jobs that are deleted at a time, and how many times whenever the cleanup runs.
const DELETED: (i64, usize) = (500, 40);

/// A job's name in words.
pub fn name_in_words(app: &App, language: Language, name: &str) -> String {
    let key = format!("job-name-{}", name.replace('_', "-"));
    // A job of an earlier or later version has no name in words.
    if app.words().knows(language, &key) { app.words().say(language, &key) } else { name.to_owned() }
}

/// Has a job that failed or was cancelled tried again from its first attempt.
///
/// # Errors
/// [`Problem::NotAllowed`], [`Problem::NotFound`], and a refusal when the job is in another state.
pub async fn retry(app: &App, actor: &Actor, id: &JobId) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    let mut tx = app.begin(actor).await?;
    let job = jobs::find(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if !jobs::retry(&mut tx, id).await? {
        return Err(Problem::refused("refused-job-retry"));
    }
    let label = name_in_words(app, Language::Indonesian, &job.name);
    Ok(tx.commit(Event::new("job.retried", id, label)).await?)
}

/// Cancels a job that waits, or asks whoever works on it to stop.
///
/// # Errors
/// [`Problem::NotAllowed`], [`Problem::NotFound`], and a refusal when the job is over or must not be left undone.
pub async fn cancel(app: &App, actor: &Actor, id: &JobId) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    let mut tx = app.begin(actor).await?;
    let job = jobs::find(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if !jobs::cancel(app, &mut tx, id).await? {
        return Err(Problem::refused("refused-job-cancel"));
    }
    let label = name_in_words(app, Language::Indonesian, &job.name);
    Ok(tx.commit(Event::new("job.cancelled", id, label)).await?)
}

/// Deletes a part of the jobs that ended long ago: all of them at once would keep other writers waiting.
///
/// # Errors
/// When the database refuses.
pub async fn clean_up(app: &App) -> Result<Outcome, Failure> {
    for (states, days) in
        [(&[State::Done, State::Cancelled][..], OVER_DAYS), (&[State::Failed][..], FAILED_DAYS)]
    {
        let before = app.now().plus_seconds(-days * 24 * 60 * 60);
        for _ in 0..DELETED.1 {
            if jobs::delete_over(app.db(), &app.region(), states, (before, DELETED.0)).await? == 0 {
                break;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Deletes what a killed process left half-written in the place of attachments.
///
/// # Errors
/// When the walk through the folders breaks off.
pub async fn clean_up_files(app: &App) -> Result<Outcome, Failure> {
    let (files, now) = (app.files().clone(), app.now());
    let pieces = tokio::task::spawn_blocking(move || files.sweep_pieces(now)).await;
    let pieces = pieces.map_err(anyhow::Error::from)?;
    if pieces > 0 {
        tracing::warn!(pieces, "removed files that were left behind half-written");
    }
    Ok(Outcome::Done)
}

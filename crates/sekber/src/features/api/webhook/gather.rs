//! Follows the trail: what has changed since a webhook was told last becomes notices. Nothing else has to know of webhooks, for
//! whatever is changed stands in the trail, in the transaction that changed it.

use super::belonging;
use super::delivery::{self, NOTICE};
use super::model::{NoticeSubject, Webhook};
use super::reading;
use super::store;
use crate::features::api::limits;
use crate::kit::app::App;
use crate::kit::jobs::NewJob;
use crate::kit::problem::Problem;

/// Looks at what has changed, for every webhook of the district.
///
/// # Errors
/// When the database or the keys cannot be used.
pub async fn gather_changes(app: &App) -> Result<(), Problem> {
    let (db, region) = (app.db(), app.region());
    let webhooks = store::holding(db, &region, app.now()).await?;
    if webhooks.is_empty() {
        return Ok(());
    }
    let last = store::last_line(db, &region).await?;
    for webhook in webhooks {
        encrypt_anew(app, &webhook).await?;
        follow(app, &webhook, last).await?;
    }
    Ok(())
}

/// Encrypts a secret with the newest key, so that older ones may go. One that cannot be read any more stays until its owner sets the
/// address anew.
async fn encrypt_anew(app: &App, webhook: &Webhook) -> Result<(), Problem> {
    let keys = app.keys()?;
    if keys.is_current(&webhook.secret) {
        return Ok(());
    }
    let belonging = belonging(&webhook.token_id);
    let Ok(clear) = keys.decrypt(&webhook.secret, &belonging) else { return Ok(()) };
    let secret = keys.encrypt(&clear, &belonging)?;
    let changed = store::encrypted_anew(&app.region(), &webhook.token_id, (&webhook.secret, &secret));
    app.db().housekeeping(changed).await?;
    Ok(())
}

/// Keeps a notice for every record that has changed and that the token's person may read. Done again after a crash it keeps none
/// twice: a notice is named by its token and its line.
async fn follow(app: &App, webhook: &Webhook, last: i64) -> Result<(), Problem> {
    let (db, region, token) = (app.db(), app.region(), &webhook.token_id);
    if webhook.followed_to >= last {
        return Ok(());
    }
    let Some(actor) = reading::let_in(app, &webhook.person_id).await? else { return Ok(()) };
    let until = last.min(webhook.followed_to + limits::LINES);
    let subjects: Vec<&str> = webhook.subjects.split_whitespace().collect();
    let changes = store::changes(db, &region, (webhook.followed_to, until), &subjects).await?;
    // When there are more, the next look begins behind the last one that was taken.
    let is_all = i64::try_from(changes.len()).unwrap_or(i64::MAX) < limits::CHANGES;
    let reached = changes.last().filter(|_| !is_all).map_or(until, |change| change.seq);
    let mut statements = Vec::new();
    for change in &changes {
        if reading::links(app, &actor, change.subject, &change.subject_id).await?.is_some() {
            let payload = delivery::name(token, change.seq);
            let about = (NoticeSubject::Record(change.subject), change.subject_id.as_str());
            statements.push(store::insertion(&region, token, (change.seq, change.at), about));
            statements.push(NewJob::new(NOTICE, &payload).once(&payload).statement(app));
        }
    }
    statements.push(store::followed(&region, token, reached));
    Ok(db.housekeeping_all(statements).await?)
}

//! The verbs about the files of an answer: the joint secretariat puts them beside a request that waits, and takes them away again.

use sekber_core::value::{AttachmentId, InformationRequestId};
use serde::Serialize;

use crate::features::information::limits;
use crate::features::information::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Given<'a> {
    file: &'a str,
}

/// Lets no more files go with an answer than it can carry.
pub(super) fn refuse_beyond(count: usize) -> Result<(), Problem> {
    let mut faults = Faults::none();
    if count > limits::FILES {
        faults.add_with("file", "fault-information-files", "most", limits::FILES);
    }
    faults.or(())
}

/// Puts a file beside a request, to be handed over with the answer. Nobody but the secretariat sees it before.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal when the request was answered, [`Problem::Invalid`] beyond the most
/// files, [`Problem::Conflict`] when it is another by now than was read.
pub async fn add_file(
    app: &App,
    actor: &Actor,
    (id, version): (&InformationRequestId, i64),
    file: NewFile,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if !one.waits() {
        return Err(Problem::refused("refused-information-answered"));
    }
    let beside = store::files::of_request(app.db(), &app.region(), &one).await?;
    refuse_beyond(beside.len().saturating_add(1))?;
    // The file goes to its place before the transaction begins, so that a slow place holds up no other writer.
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    if !store::files::hold(&mut tx, (id, version)).await? {
        return Err(Problem::Conflict);
    }
    files::record_own(&mut tx, &stored).await?;
    store::files::insert(&mut tx, id, &stored.id).await?;
    let event = Event::new("information_request.file_added", id, one.receipt());
    Ok(tx.commit(event.after(&Given { file: &stored.name })).await?)
}

/// Takes a file away that was put beside a request that waits; neither the request nor the district keeps it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal when the request was answered, [`Problem::NotFound`] when it has no
/// such file, [`Problem::Conflict`] when it is another by now than was read.
pub async fn remove_file(
    app: &App,
    actor: &Actor,
    (id, version): (&InformationRequestId, i64),
    file: &AttachmentId,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if !one.waits() {
        return Err(Problem::refused("refused-information-answered"));
    }
    let mut tx = app.begin(actor).await?;
    if !store::files::hold(&mut tx, (id, version)).await? {
        return Err(Problem::Conflict);
    }
    if !store::files::remove(&mut tx, id, file).await? {
        return Err(Problem::NotFound);
    }
    Ok(tx.commit(Event::new("information_request.file_removed", id, one.receipt())).await?)
}

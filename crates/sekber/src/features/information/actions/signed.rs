//! The verb about signed letters: the scan of the sheet takes the place of the letter that was set here.

use sekber_core::value::InformationRequestId;
use serde::Serialize;

use crate::features::information::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::problem::Problem;

/// Which letter about a request was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedLetter {
    /// The one with the answer.
    Answer,
    /// The one that says that it takes longer.
    Extension,
    /// The one about the objection that was decided last.
    Reply,
}

#[derive(Serialize)]
struct Signed<'a> {
    file: &'a str,
}

/// Keeps the scan of a letter that was signed on paper. From now on whoever asked downloads it, and it is not exchanged.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal while there is nothing to sign, or when there is a scan already.
pub async fn add_signed(
    app: &App,
    actor: &Actor,
    request: &InformationRequestId,
    which: SignedLetter,
    file: NewFile,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let one = store::find(app.db(), &app.region(), request).await?.ok_or(Problem::NotFound)?;
    // The file goes to its place before the transaction begins, so that a slow place holds up no other writer.
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    files::record_own(&mut tx, &stored).await?;
    let is_kept = match which {
        SignedLetter::Answer => store::letters::sign_answer(&mut tx, request, &stored.id).await?,
        SignedLetter::Extension => store::letters::sign_extension(&mut tx, request, &stored.id).await?,
        SignedLetter::Reply => store::letters::sign_reply(&mut tx, request, &stored.id).await?,
    };
    if !is_kept {
        return Err(Problem::refused("refused-information-signed"));
    }
    let event = Event::new("information_request.signed", request, one.receipt());
    Ok(tx.commit(event.after(&Signed { file: &stored.name })).await?)
}

//! The verb that puts beside an entry what proves it.

use sekber_core::value::{AttachmentId, LedgerEntryId};
use serde::Serialize;

use super::{kept, require_shelf};
use crate::features::ledger::limits;
use crate::features::ledger::model::LedgerEntry;
use crate::features::ledger::store::write;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

#[derive(Serialize)]
struct Proved<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// An entry that still counts; what was undone needs no proof any more, and gets none that would look as if it did.
async fn provable(tx: &mut Tx, id: &LedgerEntryId) -> Result<LedgerEntry, Problem> {
    let (entry, _) = kept(tx, id).await?;
    if entry.is_undone() { Err(Problem::refused("refused-ledger-undone")) } else { Ok(entry) }
}

/// Puts a file beside an entry that proves it.
///
/// # Errors
/// As [`super::record`]; a refusal when the entry was undone or undoes another, or has as many files as it may.
pub async fn attach(
    app: &App,
    actor: &Actor,
    id: &LedgerEntryId,
    file: NewFile,
) -> Result<AttachmentId, Problem> {
    let mut tx = app.begin(actor).await?;
    provable(&mut tx, id).await?;
    drop(tx);
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    // Whoever corrects the entry at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    let entry = provable(&mut tx, id).await?;
    if entry.evidence >= limits::EVIDENCE {
        let most = limits::EVIDENCE.to_string();
        return Err(Problem::refused_with("refused-ledger-evidence", "most", most));
    }
    require_shelf(&mut tx, &entry.partnership_id, &stored).await?;
    files::record_own(&mut tx, &stored).await?;
    write::add_evidence(&mut tx, id, &stored.id).await?;
    let event = Event::new("ledger.proved", id, &entry.partnership)
        .after(&Proved { file: &stored.name, sha256: &stored.sha256 });
    tx.commit(event).await?;
    Ok(stored.id)
}

//! An agreement as it was signed: the day, both numbers, and the scan of the sheet, which is the paper from then on.

use sekber_core::partnership::{AgreementKind, AgreementState};
use sekber_core::value::AgreementId;

use super::agreement::hold;
use crate::features::document;
use crate::features::partnership::draft::Signing;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::{agreements, write};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Notes that a draft was signed, with the scan of the signed sheet.
///
/// # Errors
/// A refusal that names what the law does not let, or when it is signed already; [`Problem::Invalid`] with what is to be mended,
/// [`Problem::Conflict`] when somebody else was faster.
pub async fn sign(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    version: i64,
    signing: &Signing,
    scan: NewFile,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let agreement = agreements::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if agreement.state != AgreementState::Draft {
        return Err(Problem::refused("agreement-refused-signed"));
    }
    signing.faults(app.today(), agreement.kind.is_signed_by_both()).or(())?;
    hold(app, &agreement, signing.signed_on).await?;
    let stored = app.files().put(&app.region(), scan).await?;
    let mut tx = app.begin(actor).await?;
    files::record_own(&mut tx, &stored).await?;
    if !agreements::set_signed(&mut tx, id, version, signing, Some(&stored.id)).await? {
        return Err(Problem::Conflict);
    }
    if let Some(code) = &agreement.document_code {
        document::set_scan(&mut tx, code, &stored.id).await?;
        tx.note(Event::new("official_document.scanned", code, &agreement.title).after(&stored.sha256));
    }
    follow(app, &mut tx, &agreement).await?;
    Ok(tx.commit(Event::new("agreement.signed", id, &agreement.title).after(signing)).await?)
}

/// What a signed agreement brings about: the term of what it serves, the new end of what it changes, and whose turn it is.
async fn follow(app: &App, tx: &mut Tx, agreement: &Agreement) -> Result<(), Problem> {
    let changed = match (agreement.kind, &agreement.base_id, agreement.ends_on) {
        (AgreementKind::Amendment, Some(base), Some(ends)) => {
            agreements::set_end(tx, base, ends).await?;
            agreements::find_in(tx, base).await?
        }
        _ => None,
    };
    if let (AgreementKind::Joint, Some(partner)) = (agreement.kind, &agreement.partner_id) {
        // One joint agreement serves all partnerships with its partner that are on the way to one.
        for other in agreements::on_the_way(tx, partner).await? {
            agreements::link(tx, &agreement.id, &other.id).await?;
        }
    }
    let term = changed.as_ref().unwrap_or(agreement);
    let term = term.starts_on.zip(term.ends_on).filter(|_| term.kind.sets_term());
    for one in agreements::partnerships_in(tx, &agreement.id).await? {
        if let Some(term) = term.filter(|_| !one.state.is_over()) {
            write::set_term(tx, &one.id, term).await?;
        }
        settle(app, tx, &one.id).await?;
    }
    Ok(())
}

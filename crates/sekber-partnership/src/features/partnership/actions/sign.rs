//! An agreement as it was signed: the day, both numbers, and the scan of the sheet, which is the paper from then on; and how that is
//! set right where it was entered wrongly.

use std::collections::BTreeSet;

use sekber_core::partnership::{AgreementKind, AgreementState, term};
use sekber_core::value::{AgreementId, PartnershipId};
use serde::Serialize;

use super::agreement::hold;
use super::letters;
use crate::features::document::{self, IssuedDocument};
use crate::features::partnership::draft::Signing;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::{agreements, covers, record, signing as store, write};
use crate::features::partnership::{documents, law, limits};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Notes that a draft was signed, with the scan of the signed sheet.
///
/// # Errors
/// A refusal that names what the law does not let, when a consent names no village or no head of it, when what was issued of it says
/// something else, when it changes another paper and nothing was issued of it, or when it is signed already;
/// [`Problem::Invalid`] with what is to be mended, [`Problem::Conflict`] when somebody else was faster.
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
    signing.faults(app.today(), agreement.kind).or(())?;
    hold(app, &agreement, signing.signed_on).await?;
    if let Some(missing) = law::unnamed_village(&agreement).first() {
        return Err(Problem::refused(missing));
    }
    let words = documents::StandingWords::of_paper(app, &agreement).await?;
    let says = documents::digest(&agreement, &words)?;
    let stored = app.files().put(&app.region(), scan).await?;
    let mut tx = app.begin(actor).await?;
    refuse_too_early(app, &mut tx, &agreement, signing).await?;
    refuse_taken_number(&mut tx, &agreement, signing).await?;
    let edition = documents::edition_in(&mut tx, &agreement).await?;
    match &edition {
        Some(edition) => agrees(edition, &says, signing)?,
        None if agreement.kind == AgreementKind::Amendment => {
            return Err(Problem::refused("agreement-refused-unissued"));
        }
        None => {}
    }
    files::record_own(&mut tx, &stored).await?;
    if !store::set_signed(&mut tx, id, version, signing, Some(&stored.id)).await? {
        return Err(Problem::Conflict);
    }
    scanned(&mut tx, edition.as_ref(), &agreement, &stored).await?;
    letters::tell_parties(app, &mut tx, &agreement, true).await?;
    follow(app, &mut tx, &agreement).await?;
    Ok(tx.commit(Event::new("agreement.signed", id, &agreement.title).after(signing)).await?)
}

/// The record and the sheet say the same: what was issued is what the draft says now, under the number that it bears.
fn agrees(edition: &IssuedDocument, says: &str, signing: &Signing) -> Result<(), Problem> {
    match edition.digest == says {
        true => bears(edition, signing),
        false => Err(Problem::refused("agreement-refused-outdated")),
    }
}

/// The number is the one under which the paper was issued, where it was issued under one.
fn bears(edition: &IssuedDocument, signing: &Signing) -> Result<(), Problem> {
    let mut faults = Faults::none();
    if !edition.number.is_empty() && edition.number != signing.number_district {
        let number = edition.number.clone();
        faults.add_with("number_district", "fault-agreement-number-issued", "number", number);
    }
    faults.or(())
}

/// What is consented to, or handed over, in a partnership is signed once there is one: from its first day, or from when it was
/// entered, whichever was earlier.
async fn refuse_too_early(
    app: &App,
    tx: &mut Tx,
    agreement: &Agreement,
    signing: &Signing,
) -> Result<(), Problem> {
    if !matches!(agreement.kind, AgreementKind::Consent | AgreementKind::HandOver) {
        return Ok(());
    }
    let begun = agreements::partnerships_in(tx, &agreement.id).await?.into_iter().map(|one| {
        let entered = app.settings().local_date(one.created_at);
        one.start_on.map_or(entered, |start| start.min(entered))
    });
    match begun.min() {
        Some(begun) if signing.signed_on < begun => {
            let mut faults = Faults::none();
            faults.add_with("signed_on", "fault-agreement-early", "day", begun);
            faults.or(())
        }
        _ => Ok(()),
    }
}

/// A number names one paper of its kind in the district: two that bear it could not be told apart in its register.
async fn refuse_taken_number(tx: &mut Tx, agreement: &Agreement, signing: &Signing) -> Result<(), Problem> {
    // Two who sign under one number at the same moment wait for each other.
    tx.lock_audit_head().await?;
    let bearer = agreements::bearer(tx, (&agreement.id, agreement.kind), &signing.number_district).await?;
    let mut faults = Faults::none();
    if let Some(bearer) = bearer {
        faults.add_with("number_district", "fault-agreement-number-taken", "title", bearer.title);
    }
    faults.or(())
}

/// The scan is the paper, also where the issued document is looked up.
async fn scanned(
    tx: &mut Tx,
    edition: Option<&IssuedDocument>,
    agreement: &Agreement,
    scan: &Stored,
) -> Result<(), Problem> {
    let Some(edition) = edition else { return Ok(()) };
    document::set_scan(tx, &edition.code, &scan.id).await?;
    tx.note(Event::new("official_document.scanned", &edition.code, &agreement.title).after(&scan.sha256));
    Ok(())
}

/// A signature as it should have been entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// How it was signed.
    #[serde(flatten)]
    pub signing: Signing,
    /// What was wrong.
    pub reason: String,
}

/// Sets right how an agreement was signed; the sheet that stood there stays beside the paper, with the reason.
///
/// # Errors
/// As [`sign`]; a refusal when it is not signed.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    version: i64,
    correction: &Correction,
    scan: Option<NewFile>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let agreement = agreements::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if agreement.state != AgreementState::Signed {
        return Err(Problem::refused("agreement-refused-unsigned"));
    }
    let mut faults = correction.signing.faults(app.today(), agreement.kind);
    faults.check_required("reason", &correction.reason, limits::REASON);
    faults.or(())?;
    if agreement.version != version {
        return Err(Problem::Conflict);
    }
    let stored = match scan {
        Some(scan) => Some(app.files().put(&app.region(), scan).await?),
        None => None,
    };
    let mut tx = app.begin(actor).await?;
    refuse_too_early(app, &mut tx, &agreement, &correction.signing).await?;
    refuse_taken_number(&mut tx, &agreement, &correction.signing).await?;
    let edition = documents::edition_in(&mut tx, &agreement).await?;
    if let Some(edition) = &edition {
        bears(edition, &correction.signing)?;
    }
    if let Some(stored) = &stored {
        files::record_own(&mut tx, stored).await?;
    }
    let written = (stored.as_ref().map(|scan| &scan.id), correction.reason.as_str());
    if !store::correct_signing(&mut tx, &agreement, &correction.signing, written).await? {
        return Err(Problem::Conflict);
    }
    if let Some(stored) = &stored {
        scanned(&mut tx, edition.as_ref(), &agreement, stored).await?;
    }
    if agreement.kind == AgreementKind::Consent {
        // Another answer opens or closes the step that the paper shows.
        follow(app, &mut tx, &agreement).await?;
    }
    let before = Signing {
        signed_on: agreement.signed_on.unwrap_or(correction.signing.signed_on),
        number_district: agreement.number_district.clone(),
        number_partner: agreement.number_partner.clone(),
        answer: agreement.answer,
        conditions: agreement.conditions.clone(),
    };
    let event = Event::new("agreement.signing_corrected", id, &agreement.title);
    Ok(tx.commit(event.before(&before).after(correction)).await?)
}

/// What a signed agreement brings about: the new end of what it changes, the term of every partnership that one of them serves, and
/// whose turn it is.
async fn follow(app: &App, tx: &mut Tx, agreement: &Agreement) -> Result<(), Problem> {
    if agreement.kind == AgreementKind::Joint {
        // One joint agreement serves all partnerships with its partner that are on the way to one and that it covers.
        for other in covers::on_the_way(tx, agreement).await? {
            agreements::link(tx, &agreement.id, &other.id).await?;
        }
    }
    let mut touched = agreements::partnerships_in(tx, &agreement.id).await?;
    if let (AgreementKind::Amendment, Some(base), Some(ends)) =
        (agreement.kind, &agreement.base_id, agreement.ends_on)
    {
        agreements::set_end(tx, base, ends).await?;
    }
    if let (AgreementKind::Amendment, Some(base)) = (agreement.kind, &agreement.base_id) {
        // What is changed is changed for everybody whom it serves.
        for other in agreements::partnerships_in(tx, base).await? {
            agreements::link(tx, &agreement.id, &other.id).await?;
            touched.push(other);
        }
    }
    let touched: BTreeSet<PartnershipId> = touched.into_iter().map(|one| one.id).collect();
    for one in &touched {
        write_term(tx, one).await?;
        settle(app, tx, one).await?;
    }
    Ok(())
}

/// Writes from when to when a partnership runs by its signed papers; what is over ran as it did.
async fn write_term(tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    let partnership = record::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    let known = (partnership.start_on, partnership.end_on);
    let runs = term(&agreements::signed_terms_in(tx, id).await?, known);
    if runs != known && !partnership.state.is_over() {
        write::set_term(tx, id, runs).await?;
    }
    Ok(())
}

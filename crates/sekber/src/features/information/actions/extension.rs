//! The verb about time: the joint secretariat prolongs a request once, and tells whoever asked in a letter.

use sekber_core::value::InformationRequestId;
use serde::Serialize;

use super::{put_letter, refuse_superior};
use crate::features::document::{Read, SignedBy};
use crate::features::information::extension_letter;
use crate::features::information::letters;
use crate::features::information::limits;
use crate::features::information::model::InformationRequest;
use crate::features::information::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files;
use crate::kit::form::Faults;
use crate::kit::page::official_document::Format;
use crate::kit::problem::Problem;

/// How a request is prolonged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Why it takes longer, as whoever asked reads it.
    pub because: String,
    /// The number of the letter in the register of letters; empty where it is written in by hand.
    pub letter_number: String,
    /// Who signs the letter. Nothing is sent without.
    pub signer: Option<SignedBy>,
    /// What whoever prolongs it read.
    pub read: Read,
}

impl Extension {
    /// What breaks a rule.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("because", &self.because, limits::ANSWER);
        if faults.is_empty() && self.because.trim().chars().count() < limits::REASON {
            faults.add_with("because", "fault-information-short", "least", limits::REASON);
        }
        if self.signer.is_none() {
            faults.add("extension_signer", "fault-information-signer");
        }
        faults.check_longest("extension_number", &self.letter_number, limits::LETTER_NUMBER);
        faults
    }

    /// A request as it is once this has prolonged it.
    pub fn extended(&self, app: &App, found: &InformationRequest) -> InformationRequest {
        let signed = self.signer.as_ref().map(|one| (one.position_lines(), one.printed_name(), one.under()));
        let (position, name, under) = signed.unwrap_or_default();
        InformationRequest {
            extended_because: self.because.clone(),
            extended_on: Some(app.today()),
            extension_number: self.letter_number.clone(),
            extension_signer_position: position,
            extension_signer_name: name,
            extension_signer_under: under,
            ..found.clone()
        }
    }
}

/// The request that is prolonged, as long as it can be: the draft of the letter asks the same as the verb.
///
/// # Errors
/// [`Problem::Invalid`] without a reason or without anybody who signs, or when whoever decides about objections does, a refusal when the
/// request was prolonged or answered or its day is over, [`Problem::Conflict`] when it, or who can sign, is another by now than was read.
pub async fn extendable(
    app: &App,
    (id, version): (&InformationRequestId, i64),
    extension: &Extension,
) -> Result<InformationRequest, Problem> {
    extension.faults().or(())?;
    let found = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if found.is_extended() || !found.waits() {
        return Err(Problem::refused("refused-information-extended"));
    }
    if found.is_late(app.today()) {
        return Err(Problem::refused("refused-information-late"));
    }
    extension.read.holds()?;
    if found.version != version {
        return Err(Problem::Conflict);
    }
    if let Some(signer) = &extension.signer {
        refuse_superior(app, signer, "extension_signer").await?;
    }
    Ok(found)
}

#[derive(Serialize)]
struct Because<'a> {
    because: &'a str,
}

/// Prolongs a request by the seven working days of the law, once and with a reason that whoever asked reads. The letter is set and kept
/// as it is sent.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, otherwise as [`extendable`].
pub async fn extend(
    app: &App,
    actor: &Actor,
    (id, version): (&InformationRequestId, i64),
    extension: &Extension,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let found = extendable(app, (id, version), extension).await?;
    // What is sent stays as it is, whatever the settings say later.
    let extended = extension.extended(app, &found);
    let letter = extension_letter::letter(app, &extended).await?;
    // The letter goes to its place before the transaction begins, so that a slow place holds up no other writer.
    let letter = put_letter(app, &extension_letter::file_name(&found), letter, Format::Pdf).await?;
    let mut tx = app.begin(actor).await?;
    files::record_own(&mut tx, &letter).await?;
    if !store::extend(&mut tx, version, &extended, &letter.id).await? {
        return Err(Problem::Conflict);
    }
    letters::tell_applicant(app, &mut tx, &found, letters::EXTENDED).await?;
    let event = Event::new("information_request.extended", id, found.receipt());
    Ok(tx.commit(event.after(&Because { because: &extension.because })).await?)
}

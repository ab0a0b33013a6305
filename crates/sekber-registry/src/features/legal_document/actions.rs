//! The verbs of documents: add, change, end; each one transaction and one event.

use jiff::civil::Date;
use sekber_core::registry::legal_documents::{Expiry, LegalDocumentKind, required};
use sekber_core::value::{LegalDocumentId, OrganisationId};
use serde::Serialize;

use super::draft::LegalDocumentDraft;
use super::limits;
use super::model::{LegalDocument, open_number};
use super::store;
use crate::features::{account, registry};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::form::Faults;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A document as the trail and the page of meeting edits show it.
#[derive(Debug, Serialize)]
pub struct Snapshot {
    kind: LegalDocumentKind,
    number: String,
    issuer: String,
    issued_on: Option<String>,
    expires_on: Option<String>,
    file: Option<String>,
}

impl Snapshot {
    /// A draft with the name of its file.
    pub fn of_draft(draft: &LegalDocumentDraft, file: Option<&str>) -> Self {
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        Self {
            kind: draft.kind,
            number: open_number(draft.kind, &draft.number),
            issuer: draft.issuer.clone(),
            issued_on: day(draft.issued_on),
            expires_on: day(draft.expires_on),
            file: file.map(str::to_owned),
        }
    }

    /// A document as it is kept.
    pub fn of_document(document: &LegalDocument) -> Self {
        Self::of_draft(&LegalDocumentDraft::of_document(document), document.file_name.as_deref())
    }
}

/// Adds a document to a partner, with its file when there is one.
///
/// # Errors
/// [`Problem::NotAllowed`] when its documents are not the actor's to keep, [`Problem::NotFound`] when there is no such partner,
/// [`Problem::Invalid`] when the draft breaks a rule or the partner has this document already, a refusal when it has as many as it
/// may.
pub async fn add(
    app: &App,
    actor: &Actor,
    organisation: &OrganisationId,
    draft: LegalDocumentDraft,
    file: Option<NewFile>,
) -> Result<LegalDocumentId, Problem> {
    actor.require_for(organisation, Actor::may_keep_documents)?;
    draft.faults(app.today()).or(())?;
    let stored = app.files().put_given(&app.region(), file).await?;
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let partner = store::partner_name(&mut tx, organisation).await?.ok_or(Problem::NotFound)?;
    if !actor.is_secretariat() && store::count(&mut tx, organisation).await? >= limits::DOCUMENTS {
        return Err(Problem::refused_with("refused-documents-many", "most", limits::DOCUMENTS.to_string()));
    }
    let id: LegalDocumentId = new_id();
    refuse_double(&mut tx, organisation, &id, &draft).await?;
    if let Some(stored) = &stored {
        files::record(&mut tx, organisation, stored).await?;
    }
    let is_another_number = store::has_another_number(&mut tx, organisation, &draft).await?;
    store::insert(&mut tx, &id, organisation, &draft, stored.as_ref().map(|stored| &stored.id)).await?;
    let after = Snapshot::of_draft(&draft, stored.as_ref().map(|stored| stored.name.as_str()));
    let event = Event::new("paper.added", &id, &partner).after(&after);
    commit(app, tx, (organisation, &partner), event, is_another_number.then_some(secretariat.as_slice()))
        .await?;
    Ok(id)
}

/// Changes a document; a new file takes the place of the one before, which stays in the archive.
///
/// # Errors
/// [`Problem::Conflict`] when somebody changed it since `version`, [`Problem::NotFound`] when it has ended or never
/// was, [`Problem::Invalid`] when the draft breaks a rule or the partner has such a document already.
pub async fn change(
    app: &App,
    actor: &Actor,
    (organisation, id): (&OrganisationId, &LegalDocumentId),
    version: i64,
    draft: LegalDocumentDraft,
    file: Option<NewFile>,
) -> Result<(), Problem> {
    actor.require_for(organisation, Actor::may_keep_documents)?;
    draft.faults(app.today()).or(())?;
    let stored = app.files().put_given(&app.region(), file).await?;
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let before = in_force(&mut tx, organisation, id).await?;
    if before.version != version {
        return Err(Problem::Conflict);
    }
    if stored.is_none() && LegalDocumentDraft::of_document(&before) == draft {
        return Ok(());
    }
    refuse_double(&mut tx, organisation, id, &draft).await?;
    if let Some(stored) = &stored {
        files::record(&mut tx, organisation, stored).await?;
    }
    let partner = store::partner_name(&mut tx, organisation).await?.ok_or(Problem::NotFound)?;
    let (attachment, name) = match &stored {
        Some(stored) => (Some(&stored.id), Some(stored.name.as_str())),
        None => (before.attachment_id.as_ref(), before.file_name.as_deref()),
    };
    if !store::update(&mut tx, id, version, &draft, attachment).await? {
        return Err(Problem::Conflict);
    }
    let after = Snapshot::of_draft(&draft, name);
    let event =
        Event::new("paper.changed", id, &partner).before(&Snapshot::of_document(&before)).after(&after);
    let is_another_number = (before.kind, &before.number) != (draft.kind, &draft.number)
        && (before.kind.identifies() || draft.kind.identifies());
    let is_another_file = stored.is_some() && before.attachment_id.is_some();
    let is_looked_at =
        is_another_number || (is_another_file && is_vouched_for(&mut tx, organisation, before.kind).await?);
    commit(app, tx, (organisation, &partner), event, is_looked_at.then_some(secretariat.as_slice())).await
}

/// Ends a document: it no longer counts, but stays on record with its file. A verified partner that ends what it was verified by is
/// looked at again.
///
/// # Errors
/// As [`change`].
pub async fn end(
    app: &App,
    actor: &Actor,
    organisation: &OrganisationId,
    id: &LegalDocumentId,
    version: i64,
) -> Result<(), Problem> {
    actor.require_for(organisation, Actor::may_keep_documents)?;
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let before = in_force(&mut tx, organisation, id).await?;
    let partner = store::partner_name(&mut tx, organisation).await?.ok_or(Problem::NotFound)?;
    if before.version != version || !store::end(&mut tx, id, version).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("paper.ended", id, &partner).before(&Snapshot::of_document(&before));
    // What has expired or was renewed is only put away.
    let is_missed = before.expiry(&app.today()) != Expiry::Expired
        && is_vouched_for(&mut tx, organisation, before.kind).await?
        && !store::is_renewed(&mut tx, &before).await?;
    commit(app, tx, (organisation, &partner), event, is_missed.then_some(secretariat.as_slice())).await
}

/// Whether verifying a partner vouches for a document of this kind: it says which body somebody is, or the legal form asks for it.
async fn is_vouched_for(
    tx: &mut Tx,
    organisation: &OrganisationId,
    kind: LegalDocumentKind,
) -> Result<bool, Problem> {
    if kind.identifies() {
        return Ok(true);
    }
    let partner = registry::find_in(tx, organisation).await?.ok_or(Problem::NotFound)?.organisation;
    let form_and_kind = partner.legal_form.zip(partner.partner_kind());
    Ok(form_and_kind.is_some_and(|(form, of)| required(form, of).iter().any(|any_of| any_of.contains(&kind))))
}

/// Commits a change of a partner's documents. What a partner is in law stands in those that it was verified by: when one became
/// another, a verified partner that changed it itself is looked at again by the secretariat, at these addresses.
async fn commit(
    app: &App,
    mut tx: Tx,
    partner: (&OrganisationId, &str),
    event: Event,
    looked_at_by: Option<&[String]>,
) -> Result<(), Problem> {
    registry::documents_changed(&mut tx, partner.0).await?;
    let Some(secretariat) = looked_at_by else { return Ok(tx.commit(event).await?) };
    let Some(submitted) = registry::look_again(&mut tx, partner.0).await? else {
        return Ok(tx.commit(event).await?);
    };
    registry::tell_to_look_again(&mut tx, app, secretariat, partner).await?;
    tx.note(event);
    Ok(live::commit_and_ask_again(app, tx, submitted).await?)
}

async fn in_force(
    tx: &mut Tx,
    organisation: &OrganisationId,
    id: &LegalDocumentId,
) -> Result<LegalDocument, Problem> {
    let found = store::find_in(tx, organisation, id).await?;
    found.filter(LegalDocument::is_in_force).ok_or(Problem::NotFound)
}

async fn refuse_double(
    tx: &mut Tx,
    organisation: &OrganisationId,
    id: &LegalDocumentId,
    draft: &LegalDocumentDraft,
) -> Result<(), Problem> {
    match store::has_double(tx, organisation, id, draft).await? {
        true => Err(Problem::Invalid(Faults::one("number", "fault-document-known"))),
        false => Ok(()),
    }
}

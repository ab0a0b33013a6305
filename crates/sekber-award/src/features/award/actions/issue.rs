//! Issuing the certificates of a season: one for each winner, in the form that the district uses, kept and checked by its code.

use sekber_core::document::DocumentKind;
use sekber_documents::official::Document;

use crate::features::award::model::{Entry, Season};
use crate::features::document::{self, Draft, Issued, Read, SignedBy, Subject};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A certificate that is to be issued.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// The winning entry.
    pub entry: Entry,
    /// Its number; may be empty.
    pub number: String,
    /// SHA-256 of what it says.
    pub digest: String,
    /// Its title.
    pub title: String,
}

/// About what a document of a season's entry is.
pub fn subject(season: &Season, entry: &Entry) -> Subject {
    Subject {
        kind: "award",
        id: format!("{}/entries/{}", season.id, entry.id),
        name: format!("{}, {}", season.name, entry.name),
        readers: vec![entry.organisation_id.clone()],
    }
}

/// Issues one certificate.
///
/// # Errors
/// A refusal before the result is final or without a name to sign, else as [`document::issue`].
pub async fn certificate(
    app: &App,
    actor: &Actor,
    season: &Season,
    certificate: &Certificate,
    signer: &SignedBy,
    write: impl FnOnce(&Issued) -> Document,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    if season.decided_at.is_none() {
        return Err(Problem::refused("award-refused-not-decided"));
    }
    if signer.name.is_empty() {
        return Err(Problem::refused("award-refused-no-signer"));
    }
    let draft = Draft {
        subject: subject(season, &certificate.entry),
        kind: DocumentKind::Certificate,
        title: certificate.title.clone(),
        number: certificate.number.clone(),
        classification: String::new(),
        signer: signer.clone(),
        digest: certificate.digest.clone(),
        lines: 1,
        // The result is final, so nothing that a certificate says changes any more.
        read: Read::default(),
    };
    document::issue(app, actor, draft, write).await.map(|_| ())
}

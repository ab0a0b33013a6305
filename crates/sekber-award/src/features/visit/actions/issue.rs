//! Issuing the record of a visit as an official document.

use sekber_core::document::DocumentKind;
use sekber_core::value::VisitId;

use crate::features::document::{self, Draft, IssuedDocument, SignedBy, Subject};
use crate::features::partnership;
use crate::features::visit::documents::Record;
use crate::features::visit::limits;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Under what a record is issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuing {
    /// Its number; may be empty.
    pub number: String,
    /// The classification of the archive.
    pub classification: String,
    /// Who signs for the district.
    pub signer: SignedBy,
}

/// Issues the record of a visit. Those who take part may read it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`], [`Problem::Invalid`] when a text is too long, and as
/// documents refuse.
pub async fn issue(
    app: &App,
    actor: &Actor,
    id: &VisitId,
    issuing: Issuing,
) -> Result<IssuedDocument, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_longest("number", &issuing.number, limits::NAME);
    faults.check_longest("classification", &issuing.classification, limits::NAME);
    faults.or(())?;
    let record = Record::of(app, id).await?.ok_or(Problem::NotFound)?;
    let parties = partnership::parties(app.db(), &app.region(), &record.visit.partnership_id).await?;
    let draft = Draft {
        subject: Subject {
            kind: "visit",
            id: id.to_string(),
            name: record.called(),
            readers: parties.into_iter().map(|party| party.organisation_id).collect(),
        },
        kind: DocumentKind::VisitRecord,
        title: record.title(app),
        number: issuing.number,
        classification: issuing.classification,
        signer: issuing.signer,
        digest: record.digest()?,
        lines: 0,
    };
    document::issue(app, actor, draft, |issued| record.document(app, Some(issued))).await
}

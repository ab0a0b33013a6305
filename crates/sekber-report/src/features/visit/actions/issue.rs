//! Issuing the record of a visit as an official document.

use sekber_core::document::DocumentKind;
use sekber_core::value::VisitId;

use crate::features::document::{self, Draft, Ground, IssuedDocument, Subject};
use crate::features::visit::documents::Record;
use crate::features::visit::limits;
use crate::features::visit::store::read;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Under what a record is issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuing {
    /// Its number; may be empty.
    pub number: String,
    /// The classification of the archive.
    pub classification: String,
    /// What the visit was when whoever signs read it, as its page holds it.
    pub stand: String,
}

/// The visit as its record says it.
struct AsRead<'a> {
    id: &'a VisitId,
    stand: &'a str,
}

impl Ground for AsRead<'_> {
    async fn holds(&self, tx: &mut Tx) -> Result<(), Problem> {
        // Whoever writes on the visit at this moment waits here, or was faster.
        tx.lock_audit_head().await?;
        let visit = read::find_in(tx, self.id).await?.ok_or(Problem::NotFound)?;
        let follow_ups = read::count_follow_ups(tx, self.id).await?;
        let photos = read::count_photos(tx, self.id).await?;
        if visit.stand(follow_ups, photos) == self.stand { Ok(()) } else { Err(Problem::Conflict) }
    }
}

/// Issues the record of a visit, which whoever led the team signs. Those who take part may read it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`], [`Problem::Invalid`] when a text is too long, a
/// refusal as long as nobody said who made the visit and who led the team,
/// [`Problem::Conflict`] when somebody wrote on the visit since it was read, and as documents refuse.
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
    let signer = record.signer(app).ok_or_else(|| Problem::refused("refused-visit-nobody"))?;
    let draft = Draft {
        subject: Subject {
            kind: "visit",
            id: id.to_string(),
            name: record.called(),
            readers: record.parties.iter().map(|party| party.organisation_id.clone()).collect(),
        },
        kind: DocumentKind::VisitRecord,
        title: record.title(app),
        number: issuing.number,
        classification: issuing.classification,
        signer,
        digest: record.digest()?,
        lines: 0,
        read: document::Read { then: issuing.stand.clone(), now: record.stand() },
    };
    let as_read = AsRead { id, stand: &issuing.stand };
    document::issue_on(app, actor, draft, &as_read, |issued| record.document(app, Some(issued))).await
}

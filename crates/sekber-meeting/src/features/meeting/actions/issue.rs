//! Issuing documents of a meeting: what has to be there before, whichever door they are issued through.

use jiff::civil::Date;
use sekber_core::document::DocumentKind;
use sekber_core::meeting::kinds::Round;
use sekber_documents::official::Document;

use super::load;
use crate::features::document::{self, Draft, Ground, Issued, IssuedDocument, SignedBy};
use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::outcome;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Something that has to be mended elsewhere before a document can be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Key of the sentence.
    pub key: &'static str,
    /// Where it is mended.
    pub href: String,
}

/// Whether a document records what a meeting came to: it cannot be issued before that is known, nor without a number.
pub fn is_result(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Agreement | DocumentKind::Proposals)
}

/// What is missing in a meeting before a document can be issued today; `signer` is who was chosen to sign.
pub fn obstacles(meeting: &Meeting, kind: DocumentKind, signer: &SignedBy, today: Date) -> Vec<Obstacle> {
    let mut all = Vec::new();
    let mut add = |key: &'static str, place: &str| {
        all.push(Obstacle { key, href: format!("{}{place}", meeting.path()) });
    };
    if meeting.round == Round::Cancelled {
        add("meeting-refused-cancelled", "");
    }
    if is_result(kind) && meeting.closed_at.is_none() {
        add("issue-missing-closed", "/console");
    }
    // All papers say that it was held on its day.
    if today < meeting.day {
        add("issue-missing-day", "/edit#day");
    }
    if kind == DocumentKind::Agreement && meeting.is_over_without_plan() {
        add("issue-missing-agreed", "");
    }
    if kind == DocumentKind::Minutes && meeting.minutes.trim().is_empty() {
        add("issue-missing-minutes", "/minutes");
    }
    if kind == DocumentKind::Minutes && meeting.secretary_name.is_empty() {
        add("issue-missing-secretary", "/edit#secretary_name");
    }
    if signer.name.is_empty() {
        add("issue-missing-name", "/edit#chair_name");
    }
    if is_result(kind) && signer.position.is_empty() {
        add("issue-missing-position", "/edit#chair_position");
    }
    if document::signs_for_others(&signer.position, signer.mark) {
        add("issue-missing-behalf", "/edit#chair_position");
    }
    all
}

/// The meeting that a document tells of, with all that its papers are made of.
struct AsRead<'a> {
    meeting: &'a Meeting,
    stand: String,
}

impl Ground for AsRead<'_> {
    async fn holds(&self, tx: &mut Tx) -> Result<(), Problem> {
        // Whoever moves the meeting at this moment waits here, or was faster.
        tx.lock_audit_head().await?;
        let now = load(tx, &self.meeting.id).await?;
        let stand = outcome::stand_in(tx, &self.meeting.id).await?;
        let same = now.version == self.meeting.version && stand == self.stand;
        if same { Ok(()) } else { Err(Problem::Conflict) }
    }
}

/// Issues a document of a meeting, set by `write`.
///
/// # Errors
/// A refusal that names the first of the [`obstacles`], [`Problem::Invalid`] for a result without a number,
/// [`Problem::Conflict`] when the meeting was changed since it was read; else as [`document::issue_on`].
pub async fn issue(
    app: &App,
    actor: &Actor,
    meeting: &Meeting,
    draft: Draft,
    write: impl FnOnce(&Issued) -> Document,
) -> Result<IssuedDocument, Problem> {
    actor.require(Permit::Secretariat)?;
    if let Some(obstacle) = obstacles(meeting, draft.kind, &draft.signer, app.today()).first() {
        return Err(Problem::refused(obstacle.key));
    }
    if draft.kind == DocumentKind::Agreement && draft.lines == 0 {
        return Err(Problem::refused("issue-missing-agreed"));
    }
    let mut faults = Faults::none();
    if is_result(draft.kind) && draft.number.is_empty() {
        faults.add("number", "fault-required");
    }
    faults.or(())?;
    let as_read = AsRead { meeting, stand: draft.read.now.clone() };
    document::issue_on(app, actor, draft, &as_read, write).await
}

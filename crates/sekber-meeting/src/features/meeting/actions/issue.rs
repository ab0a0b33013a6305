//! Issuing documents of a meeting: what has to be there before, whichever door they are issued through.

use jiff::civil::Date;
use sekber_core::document::DocumentKind;
use sekber_core::meeting::kinds::Round;
use sekber_documents::official::Document;

use super::load;
use crate::features::document::{self, Draft, Ground, Issued, IssuedDocument, SignedBy};
use crate::features::matching;
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

/// Whether a document is not issued without a number: it is known by it.
pub fn needs_number(kind: DocumentKind) -> bool {
    is_result(kind) || kind == DocumentKind::Invitation
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
    let invites = kind == DocumentKind::Invitation;
    if invites && meeting.closed_at.is_some() && meeting.round != Round::Cancelled {
        add("issue-invitation-over", "");
    }
    if invites && meeting.letter_date.is_none() {
        add("issue-missing-letter-date", "/edit#letter_date");
    }
    if invites && meeting.letter_date.is_some_and(|dated| dated > meeting.day) {
        add("issue-letter-after-meeting", "/edit#letter_date");
    }
    // All other papers say that it was held on its day.
    if !invites && today < meeting.day {
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
    if needs_number(kind) && signer.position.is_empty() {
        add("issue-missing-position", "/edit#chair_position");
    }
    if document::signs_for_others(&signer.position, signer.mark) {
        add("issue-missing-behalf", "/edit#chair_position");
    }
    // The rank of a chair is kept on the list of those who sign alone.
    if document::lacks_number(signer) {
        all.push(Obstacle { key: "issue-missing-number", href: "/settings/documents".to_owned() });
    }
    all
}

/// What keeps the results of a plan from being issued in whose place a leader asked for another.
///
/// # Errors
/// When the database cannot be asked.
pub async fn returned(app: &App, meeting: &Meeting, kind: DocumentKind) -> Result<Option<Obstacle>, Problem> {
    let Some(plan) = meeting.plan_id.as_ref().filter(|_| is_result(kind)) else { return Ok(None) };
    let decision = matching::plan_decision(app.db(), &app.region(), plan).await?;
    let returned = decision.filter(|decision| decision.returns());
    let href = format!("/matching/plans/{plan}");
    Ok(returned.map(|_| Obstacle { key: "issue-missing-returned", href }))
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

/// Whether another letter of the meeting bears the number: whoever gets both could not tell which one is replaced.
async fn bears_number_again(app: &App, meeting: &Meeting, draft: &Draft) -> Result<bool, Problem> {
    let all = document::about(app.db(), &app.region(), meeting.subject()).await?;
    let mut letters = all.iter().filter(|kept| kept.kind == draft.kind);
    let says_the_same = |kept: &IssuedDocument| {
        kept.is_in_force() && kept.digest == draft.digest && kept.signed_by() == draft.signer
    };
    let number = draft.number.to_lowercase();
    Ok(letters.any(|kept| kept.number.to_lowercase() == number && !says_the_same(kept)))
}

/// Issues a document of a meeting, set by `write`.
///
/// # Errors
/// A refusal that names the first of the [`obstacles`], that a leader [asked for another plan](returned), that nothing was agreed or
/// nobody is invited, or that another invitation bears the number; [`Problem::Invalid`] for a document without [the number that it
/// needs](needs_number), [`Problem::Conflict`] when the meeting was changed since it was read; else as [`document::issue_on`].
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
    if let Some(obstacle) = returned(app, meeting, draft.kind).await? {
        return Err(Problem::refused(obstacle.key));
    }
    if draft.kind == DocumentKind::Agreement && draft.lines == 0 {
        return Err(Problem::refused("issue-missing-agreed"));
    }
    if draft.kind == DocumentKind::Invitation {
        if draft.lines == 0 {
            return Err(Problem::refused("meeting-refused-nobody-invited"));
        }
        if bears_number_again(app, meeting, &draft).await? {
            return Err(Problem::refused("issue-invitation-number"));
        }
    }
    let mut faults = Faults::none();
    if needs_number(draft.kind) && draft.number.is_empty() {
        faults.add("number", "fault-required");
    }
    faults.or(())?;
    let as_read = AsRead { meeting, stand: draft.read.now.clone() };
    document::issue_on(app, actor, draft, &as_read, write).await
}

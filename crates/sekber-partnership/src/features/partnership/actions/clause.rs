//! The words that a district puts in place of the usual ones in passages of its papers.

use serde::Serialize;

use crate::features::partnership::limits;
use crate::features::partnership::store::clauses;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::card::WordedPaper;
use crate::kit::digest::sha256;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Words for a passage of papers of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseDraft {
    /// Of which papers, by the code of their kind.
    pub kind: String,
    /// Which passage, by its code.
    pub article: String,
    /// The words; empty for the usual ones.
    pub text: String,
    /// The [`stand`] of the district's words that were read before.
    pub stand: String,
}

/// A name of the district's words for a passage, empty ones too: whoever writes over them has read them.
pub fn stand(text: &str) -> String {
    sha256(text)
}

impl ClauseDraft {
    /// Everything in it that is not taken, by the names of the form's fields, where these are the papers whose words can be chosen.
    pub fn faults(&self, papers: &[WordedPaper]) -> Faults {
        let mut faults = Faults::none();
        faults.check_longest("text", &self.text, limits::TEXT);
        let Some(paper) = papers.iter().find(|paper| paper.kind == self.kind) else {
            faults.add("kind", "fault-not-a-choice");
            return faults;
        };
        if paper.passage(&self.article).is_none() {
            faults.add("article", "fault-not-a-choice");
        }
        if let Some(name) = paper.unknown_names(&self.text).first() {
            faults.add_with("text", "fault-clause-name", "name", *name);
        }
        faults
    }
}

#[derive(Serialize)]
struct Snapshot<'a> {
    text: &'a str,
}

/// Puts words in the place of the usual ones for every paper of a kind that is written from now on; empty ones bring the usual words back.
/// What both sides write keeps the words with which it was handed on last, and what was issued those with which it was.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat, [`Problem::Invalid`] with what is to be mended, [`Problem::Conflict`]
/// when the district has other words by now than were read.
pub async fn set_clause(app: &App, actor: &Actor, draft: &ClauseDraft) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults(app.worded_papers()).or(())?;
    let text = draft.text.trim();
    let mut tx = app.begin(actor).await?;
    // Of two who write at once the second reads what the first wrote.
    tx.lock_audit_head().await?;
    let before = clauses::find_in(&mut tx, &draft.kind, &draft.article).await?;
    let before = before.map(|one| one.text).unwrap_or_default();
    if draft.stand != stand(&before) {
        return Err(Problem::Conflict);
    }
    clauses::set(&mut tx, &draft.kind, &draft.article, text).await?;
    let id = format!("{}-{}", draft.kind, draft.article);
    let event = Event::new("clause.changed", &id, &id).before(&Snapshot { text: &before });
    Ok(tx.commit(event.after(&Snapshot { text })).await?)
}

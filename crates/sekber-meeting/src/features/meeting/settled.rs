//! What no longer changes in a meeting: answers to a plan whose place another has taken, and whatever an issued paper tells of.

use sekber_core::document::DocumentKind;

use super::model::Meeting;
use crate::features::document::{self, IssuedDocument};
use crate::features::matching::{self, Pair, PlannedPair};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The pair of a meeting's plan that an answer is about.
///
/// # Errors
/// A refusal when the plan has no such pair, when another plan took its place, or once an issued paper tells what was answered.
pub async fn answered_pair(tx: &mut Tx, meeting: &Meeting, pair: &Pair) -> Result<PlannedPair, Problem> {
    let no_plan = || Problem::refused("meeting-refused-no-plan");
    let plan = meeting.plan_id.as_ref().ok_or_else(no_plan)?;
    let planned = matching::pair_of_plan(tx, plan, pair).await?.ok_or_else(no_plan)?;
    if matching::plan_in(tx, plan).await?.is_some_and(|head| head.is_replaced()) {
        return Err(Problem::refused("meeting-refused-replaced"));
    }
    let papers = [DocumentKind::Agreement, DocumentKind::Proposals];
    refuse_issued(tx, meeting, &papers, "meeting-refused-answer-issued").await?;
    Ok(planned)
}

/// Passes while no paper that holds tells who was there.
///
/// # Errors
/// A refusal that names the paper.
pub async fn attendance(tx: &mut Tx, meeting: &Meeting) -> Result<(), Problem> {
    let papers = [DocumentKind::Agreement, DocumentKind::Minutes];
    refuse_issued(tx, meeting, &papers, "meeting-refused-attendance-issued").await
}

async fn refuse_issued(
    tx: &mut Tx,
    meeting: &Meeting,
    kinds: &[DocumentKind],
    key: &'static str,
) -> Result<(), Problem> {
    // While a meeting goes on nobody is turned away at its door, and none of its results is issued.
    if meeting.closed_at.is_none() {
        return Ok(());
    }
    // Whoever issues one of its papers at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    let issued = document::about_in(tx, meeting.subject()).await?;
    match kinds.iter().find_map(|kind| IssuedDocument::holding(&issued, *kind)) {
        Some(paper) => Err(Problem::refused_with(key, "paper", paper.title.clone())),
        None => Ok(()),
    }
}

//! What the official documents of a meeting say now, read once for a draft and for the document that is issued of it.

use sekber_core::document::DocumentKind;
use sekber_documents::official::Document;
use serde::Serialize;

use super::cycle_of;
use super::plan::{PairLine, pairs};
use crate::features::document::{Issued, IssuedDocument};
use crate::features::matching::Ratings;
use crate::features::meeting::documents::{DocumentScene, agreement, attendance, letter, minutes, proposals};
use crate::features::meeting::model::{Approval, Meeting, Participant, Seat, Slot, Task};
use crate::features::meeting::store::{outcome, participants, seats, slots};
use crate::kit::digest::sha256;
use crate::kit::page::count;
use crate::kit::problem::Problem;

/// The content of a document.
pub enum Content {
    /// The planned pairs with their answers, and the participants.
    Agreement(Vec<PairLine>, Vec<Participant>),
    /// The proposals, and the planned pairs.
    Proposals(Vec<proposals::Line>, Vec<PairLine>),
    /// Participants with their people and how they were invited, tasks and approvals, and who presented, at which desk where there
    /// were desks; the text stands in the meeting.
    Minutes((Vec<Participant>, Vec<Seat>, Option<String>), Vec<Task>, Vec<Approval>, Vec<Slot>),
    /// Who is invited, and the sentence that names the letter before, if there is one.
    Invitation(Vec<Participant>, Option<String>),
}

/// How well pairs fit, as documents name them.
///
/// # Errors
/// When the database cannot be asked.
pub async fn ratings(papers: &DocumentScene) -> Result<Ratings, Problem> {
    Ratings::at(&papers.app, &cycle_of(&papers.app, &papers.meeting).await?, papers.frame.language).await
}

fn digest(content: &impl Serialize) -> Result<String, Problem> {
    Ok(sha256(serde_json::to_vec(content).map_err(anyhow::Error::from)?))
}

impl Content {
    /// What a document would say now, `editions` being what was issued about the meeting so far.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a kind that no meeting issues; when the database cannot be asked.
    pub async fn load(
        papers: &DocumentScene,
        kind: DocumentKind,
        editions: &[IssuedDocument],
    ) -> Result<Self, Problem> {
        let (db, region, meeting) = (papers.app.db(), papers.app.region(), &papers.meeting);
        Ok(match kind {
            DocumentKind::Agreement => Self::Agreement(
                pairs(&papers.app, &ratings(papers).await?, meeting).await?,
                participants::all(db, &region, &meeting.id).await?,
            ),
            DocumentKind::Proposals => {
                let ratings = ratings(papers).await?;
                let pairs = pairs(&papers.app, &ratings, meeting).await?;
                Self::Proposals(proposals::lines(papers, &ratings, &pairs).await?, pairs)
            }
            DocumentKind::Minutes => {
                let all = participants::all(db, &region, &meeting.id).await?;
                let called = letter::called_by(papers, &all, editions)?;
                Self::Minutes(
                    (all, seats::all(db, &region, &meeting.id).await?, called),
                    outcome::tasks(db, &region, &meeting.id).await?,
                    outcome::approvals(db, &region, &meeting.id).await?,
                    slots::all(db, &region, &meeting.id).await?,
                )
            }
            DocumentKind::Invitation => {
                // The latest, even one that was withdrawn.
                let before = editions.iter().find(|one| one.kind == kind && one.superseded_by.is_none());
                let replaced = before.map(|before| letter::replaces(papers, before));
                Self::Invitation(participants::all(db, &region, &meeting.id).await?, replaced)
            }
            // All others are papers of partnerships.
            _ => return Err(Problem::NotFound),
        })
    }

    /// What makes the document the same document: its content, not the day it is printed on, nor its number or who signs it.
    ///
    /// # Errors
    /// When the content cannot be written as JSON.
    pub fn digest(&self, papers: &DocumentScene) -> Result<String, Problem> {
        let Meeting { name, place, day, starts, ends, secretary_name, minutes: text, .. } = &papers.meeting;
        let head = (name, place, day.to_string(), starts, ends, secretary_name);
        match self {
            Self::Agreement(pairs, all) => {
                let called = (&papers.meeting.letter_basis, agreement::there(all));
                digest(&(head, called, agreement::facts(papers, pairs)))
            }
            Self::Proposals(lines, pairs) => digest(&(head, lines, agreement::facts(papers, pairs))),
            Self::Minutes((all, seats, called), tasks, approvals, order) => {
                let there = attendance::there(papers, all, seats);
                let called = (&papers.meeting.agenda, called, there);
                let facts = (called, minutes::facts(text, tasks, approvals));
                match minutes::at_desks(papers, order) {
                    desks if desks.is_empty() => digest(&(head, facts)),
                    desks => digest(&(head, facts, desks)),
                }
            }
            Self::Invitation(all, _) => letter::digest(&papers.meeting, all),
        }
    }

    /// How many lines its table has.
    pub fn lines(&self) -> i64 {
        let lines = match self {
            Self::Agreement(pairs, _) => pairs.iter().filter(|pair| pair.is_agreed()).count(),
            Self::Proposals(lines, _) => lines.iter().filter(|line| !line.is_over()).count(),
            Self::Minutes(_, tasks, ..) => tasks.len(),
            Self::Invitation(all, _) => all.len(),
        };
        count(lines)
    }

    /// The document, as a draft or as it is issued.
    pub fn document(&self, papers: &DocumentScene, issued: Option<&Issued>) -> Document {
        match self {
            Self::Agreement(pairs, all) => agreement::document(papers, pairs, all, issued),
            Self::Proposals(lines, pairs) => {
                let open: Vec<&PairLine> = pairs.iter().filter(|pair| pair.is_open()).collect();
                proposals::document(papers, lines, &open, issued)
            }
            Self::Minutes((all, seats, called), tasks, approvals, order) => {
                let came = (all.as_slice(), seats.as_slice(), called.as_deref());
                minutes::document(papers, came, (tasks, order), approvals, issued)
            }
            Self::Invitation(all, replaced) => letter::document(papers, all, replaced.as_deref(), issued),
        }
    }
}

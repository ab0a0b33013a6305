//! What the official documents of a meeting say now, read once for a draft and for the document that is issued of it.

use sekber_core::document::DocumentKind;
use sekber_documents::official::Document;
use serde::Serialize;

use super::cycle_of;
use super::plan::{PairLine, pairs};
use crate::features::document::Issued;
use crate::features::matching::Ratings;
use crate::features::meeting::documents::{Desk, agreement, minutes, proposals};
use crate::features::meeting::model::{Approval, Meeting, Participant, Seat, Task};
use crate::features::meeting::store::{outcome, participants, seats};
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;

/// The content of a document.
pub enum Content {
    /// The planned pairs with their answers, and the participants.
    Agreement(Vec<PairLine>, Vec<Participant>),
    /// The proposals, and the planned pairs.
    Proposals(Vec<proposals::Line>, Vec<PairLine>),
    /// Participants with their people, tasks and approvals; the text stands in the meeting.
    Minutes((Vec<Participant>, Vec<Seat>), Vec<Task>, Vec<Approval>),
}

/// How well pairs fit, as documents name them.
///
/// # Errors
/// When the database cannot be asked.
pub async fn ratings(desk: &Desk) -> Result<Ratings, Problem> {
    Ratings::at(&desk.app, &cycle_of(&desk.app, &desk.meeting).await?, desk.frame.language).await
}

fn digest(content: &impl Serialize) -> Result<String, Problem> {
    Ok(sha256(serde_json::to_vec(content).map_err(anyhow::Error::from)?))
}

impl Content {
    /// What a document would say now.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a kind that no meeting issues; when the database cannot be asked.
    pub async fn load(desk: &Desk, kind: DocumentKind) -> Result<Self, Problem> {
        let (db, region, meeting) = (desk.app.db(), desk.app.region(), &desk.meeting);
        Ok(match kind {
            DocumentKind::Agreement => Self::Agreement(
                pairs(&desk.app, &ratings(desk).await?, meeting).await?,
                participants::all(db, &region, &meeting.id).await?,
            ),
            DocumentKind::Proposals => {
                let ratings = ratings(desk).await?;
                let pairs = pairs(&desk.app, &ratings, meeting).await?;
                Self::Proposals(proposals::lines(desk, &ratings, &pairs).await?, pairs)
            }
            DocumentKind::Minutes => Self::Minutes(
                (
                    participants::all(db, &region, &meeting.id).await?,
                    seats::all(db, &region, &meeting.id).await?,
                ),
                outcome::tasks(db, &region, &meeting.id).await?,
                outcome::approvals(db, &region, &meeting.id).await?,
            ),
            // All others are papers of partnerships.
            _ => return Err(Problem::NotFound),
        })
    }

    /// What makes the document the same document: its content, not the day it is printed on, nor its number or who signs it.
    ///
    /// # Errors
    /// When the content cannot be written as JSON.
    pub fn digest(&self, desk: &Desk) -> Result<String, Problem> {
        let Meeting { name, place, day, starts, ends, secretary_name, minutes: text, .. } = &desk.meeting;
        let head = (name, place, day.to_string(), starts, ends, secretary_name);
        match self {
            Self::Agreement(pairs, all) => {
                let called = (&desk.meeting.letter_basis, agreement::there(all));
                digest(&(head, called, agreement::facts(desk, pairs)))
            }
            Self::Proposals(lines, pairs) => digest(&(head, lines, agreement::facts(desk, pairs))),
            Self::Minutes(_, tasks, approvals) => digest(&(head, minutes::facts(text, tasks, approvals))),
        }
    }

    /// How many lines its table has.
    pub fn lines(&self) -> i64 {
        let lines = match self {
            Self::Agreement(pairs, _) => pairs.iter().filter(|pair| pair.is_agreed()).count(),
            Self::Proposals(lines, _) => lines.iter().filter(|line| !line.is_over()).count(),
            Self::Minutes(_, tasks, _) => tasks.len(),
        };
        i64::try_from(lines).unwrap_or(i64::MAX)
    }

    /// The document, as a draft or as it is issued.
    pub fn document(&self, desk: &Desk, issued: Option<&Issued>) -> Document {
        match self {
            Self::Agreement(pairs, all) => agreement::document(desk, pairs, all, issued),
            Self::Proposals(lines, pairs) => {
                let open: Vec<&PairLine> = pairs.iter().filter(|pair| pair.is_open()).collect();
                proposals::document(desk, lines, &open, issued)
            }
            Self::Minutes((all, seats), tasks, approvals) => {
                minutes::document(desk, (all, seats), tasks, approvals, issued)
            }
        }
    }
}

//! A document that is to be issued, and what whoever signs read of it.

use sekber_core::document::DocumentKind;

use super::model::{SignedBy, Subject};
use crate::kit::problem::Problem;

/// What whoever signs read: a name of it as their page held it, and as it is now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// What the page held.
    pub then: String,
    /// What it would hold now.
    pub now: String,
}

impl Read {
    /// Nobody signs what they have not read.
    ///
    /// # Errors
    /// [`Problem::Conflict`] when it is another by now.
    pub fn holds(&self) -> Result<(), Problem> {
        if self.then == self.now { Ok(()) } else { Err(Problem::Conflict) }
    }
}

/// A document that is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub subject: Subject,
    /// What it is.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// Its number; may be empty.
    pub number: String,
    /// The classification of the archive.
    pub classification: String,
    /// Who signs.
    pub signer: SignedBy,
    /// SHA-256 of what it says, apart from number and signer.
    pub digest: String,
    /// How many lines its table has.
    pub lines: i64,
    /// What whoever signs read of it.
    pub read: Read,
}

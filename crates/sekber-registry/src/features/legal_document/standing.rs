//! How a partner stands with its documents: each requirement of its legal form, met or not, and whose turn it is.

use jiff::civil::Date;
use sekber_core::registry::legal_documents::{Expiry, Requirement, expiry, required};
use sekber_core::registry::{LegalForm, PartnerKind, Turn};

use super::model::LegalDocument;

/// One requirement and the best document shown for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Any of these will do.
    pub any_of: Requirement,
    /// How the best one stands; `None` when none was shown.
    pub best: Option<Expiry>,
    /// Whether a valid one was handed in with its file: a number alone proves nothing.
    pub is_filed: bool,
}

impl Need {
    /// Whether a document that is valid today was shown.
    pub fn is_met(&self) -> bool {
        self.best.is_some_and(|best| best != Expiry::Expired)
    }
}

/// How a partner stands with its documents on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What its legal form requires; `None` while the legal form is not known.
    pub needs: Option<Vec<Need>>,
}

impl Standing {
    /// Compares the documents in force with what the legal form and the kind of partner require.
    pub fn of(form: Option<LegalForm>, kind: PartnerKind, documents: &[LegalDocument], on: Date) -> Self {
        let need = |any_of: &Requirement| {
            let shown =
                documents.iter().filter(|document| document.is_in_force() && any_of.contains(&document.kind));
            let valid = |document: &&LegalDocument| expiry(document.expires_on, on) != Expiry::Expired;
            let is_filed = shown.clone().filter(valid).any(|document| document.attachment_id.is_some());
            // The order of the standings is from good to bad.
            Need { any_of, best: shown.map(|document| expiry(document.expires_on, on)).min(), is_filed }
        };
        Self { needs: form.map(|form| required(form, kind).iter().map(need).collect()) }
    }

    /// How many requirements are met.
    pub fn met(&self) -> usize {
        self.needs.iter().flatten().filter(|need| need.is_met()).count()
    }

    /// How many requirements there are.
    pub fn required(&self) -> usize {
        self.needs.as_ref().map_or(0, Vec::len)
    }

    /// Requirements that are met by what was written down, of which nobody has seen the file.
    pub fn unfiled(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().flatten().filter(|need| need.is_met() && !need.is_filed)
    }

    /// Whether everything required is there, valid, and handed in with its file.
    pub fn is_complete(&self) -> bool {
        self.needs.is_some() && self.met() == self.required() && self.unfiled().next().is_none()
    }

    /// Who has to act next.
    pub fn turn(&self) -> Turn {
        if self.is_complete() { Turn::Nobody } else { Turn::Partner }
    }
}

//! What is read about legal documents, and how each stands on a day.

use jiff::civil::Date;
use sekber_core::registry::legal_documents::{self, Expiry, Held, LegalDocumentKind};
use sekber_core::value::{AttachmentId, LegalDocumentId, Moment, OrganisationId};

crate::text_column!(LegalDocumentKind);

crate::row_struct! {
    /// A legal document with the name and size of its file.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LegalDocument {
        /// The document.
        pub id: LegalDocumentId,
        /// The partner that it is about.
        pub organisation_id: OrganisationId,
        /// What it is.
        pub kind: LegalDocumentKind,
        /// Its number.
        pub number: String,
        /// Who issued it; empty when not noted.
        pub issuer: String,
        /// The day it was issued.
        pub issued_on: Option<Date>,
        /// Its last valid day; none when it never expires.
        pub expires_on: Option<Date>,
        /// Its scan.
        pub attachment_id: Option<AttachmentId>,
        /// The scan's name.
        pub file_name: Option<String>,
        /// The scan's size in bytes.
        pub file_size: Option<i64>,
        /// Since when it no longer counts.
        pub ended_at: Option<Moment>,
        /// Counts the changes.
        pub version: i64,
    }
    /// A document that has expired or soon will, with its partner's name.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ExpiringDocument {
        /// The document.
        pub id: LegalDocumentId,
        /// The partner.
        pub organisation_id: OrganisationId,
        /// The partner's name.
        pub organisation_name: String,
        /// What it is.
        pub kind: LegalDocumentKind,
        /// Its number.
        pub number: String,
        /// Who issued it.
        pub issuer: String,
        /// Its last valid day.
        pub expires_on: Date,
    }
    /// How many documents in force have expired or soon will; each is counted once.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct ExpiringCount {
        /// Ran out before today.
        pub expired: i64,
        /// Run out within 30 days.
        pub within_30: i64,
        /// Run out after 30 but within 90 days.
        pub within_90: i64,
    }
}

impl ExpiringCount {
    /// All of them together.
    pub fn total(&self) -> i64 {
        self.expired + self.within_30 + self.within_90
    }
}

impl LegalDocument {
    /// How it stands on a day.
    pub fn expiry(&self, on: &Date) -> Expiry {
        legal_documents::expiry(self.expires_on, *on)
    }

    /// Whether it still counts.
    pub fn is_in_force(&self) -> bool {
        self.ended_at.is_none()
    }

    /// What requirements ask about it.
    pub fn held(&self) -> Held {
        Held { kind: self.kind, valid_until: self.expires_on }
    }

    /// Whether a later document of the same kind has taken its place, so that its own end needs nobody's attention.
    pub fn is_renewed_by(&self, others: &[Self]) -> bool {
        let later = |other: &Self| match (self.expires_on, other.expires_on) {
            (Some(own), Some(theirs)) => theirs > own,
            (Some(_), None) => true,
            (None, _) => false,
        };
        self.kind != LegalDocumentKind::Other
            && others.iter().any(|other| other.is_in_force() && other.kind == self.kind && later(other))
    }

    /// Where its form is.
    pub fn path(&self) -> String {
        format!("{}/{}", documents_path(&self.organisation_id), self.id)
    }
}

impl ExpiringDocument {
    /// How it stands on a day.
    pub fn expiry(&self, on: &Date) -> Expiry {
        legal_documents::expiry(Some(self.expires_on), *on)
    }

    /// Days until its last valid day; negative when that is past.
    pub fn days_left(&self, on: &Date) -> i64 {
        i64::from(legal_documents::days_left(self.expires_on, *on))
    }

    /// Its number as lists may show it.
    pub fn open_number(&self) -> String {
        open_number(self.kind, &self.number)
    }

    /// Where its partner's documents are.
    pub fn documents_path(&self) -> String {
        documents_path(&self.organisation_id)
    }
}

/// Where a partner's documents are.
pub fn documents_path(organisation: &OrganisationId) -> String {
    format!("/partners/{organisation}/papers")
}

/// The class of the badge that shows how a document stands.
pub fn badge(expiry: &Expiry) -> &'static str {
    match expiry {
        Expiry::Valid => "good",
        Expiry::Within90 => "info",
        Expiry::Within30 => "warn",
        Expiry::Expired => "bad",
    }
}

/// The number as it may stand in the trail and in downloads: a tax number may be a person's, so only its end is shown.
pub fn open_number(kind: LegalDocumentKind, number: &str) -> String {
    if kind != LegalDocumentKind::Npwp {
        return number.to_owned();
    }
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let end: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
    format!("••••{end}")
}

/// The days on which documents of a standing run out: from (when bounded) and until, both included.
pub fn window(state: Option<Expiry>, today: Date) -> (Option<Date>, Date) {
    let after = |days: i64| today.saturating_add(jiff::Span::new().days(days));
    match state {
        Some(Expiry::Expired) => (None, after(-1)),
        Some(Expiry::Within30) => (Some(today), after(30)),
        Some(Expiry::Within90) => (Some(after(31)), after(90)),
        Some(Expiry::Valid) => (Some(after(91)), Date::MAX),
        None => (None, after(90)),
    }
}

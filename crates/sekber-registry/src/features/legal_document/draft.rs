//! A legal document as it is handed in, and everything in it that is not taken.

use jiff::civil::Date;
use sekber_core::registry::legal_documents::LegalDocumentKind;

use super::limits;
use super::model::LegalDocument;
use crate::kit::form::Faults;

/// What is known about a document, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalDocumentDraft {
    /// What it is.
    pub kind: LegalDocumentKind,
    /// Its number, 1 to 120 characters.
    pub number: String,
    /// Who issued it; empty when not noted.
    pub issuer: String,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// Its last valid day; none when it never expires.
    pub expires_on: Option<Date>,
}

impl LegalDocumentDraft {
    /// What is kept about a document.
    pub fn of_document(document: &LegalDocument) -> Self {
        Self {
            kind: document.kind,
            number: document.number.clone(),
            issuer: document.issuer.clone(),
            issued_on: document.issued_on,
            expires_on: document.expires_on,
        }
    }

    /// Everything in it that is not taken, by the names of the form's fields; `today` decides what lies ahead.
    pub fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("number", &self.number, limits::NUMBER);
        faults.check_longest("issuer", &self.issuer, limits::ISSUER);
        faults.check_day("issued_on", self.issued_on);
        faults.check_day("expires_on", self.expires_on);
        if self.issued_on.is_some_and(|issued| issued > today) {
            faults.add("issued_on", "fault-document-future");
        }
        if self.issued_on.zip(self.expires_on).is_some_and(|(issued, expires)| expires <= issued) {
            faults.add("expires_on", "fault-document-order");
        }
        if let Some(key) = wrong_number(self.kind, &self.number) {
            faults.add("number", key);
        }
        faults
    }
}

/// Numbers of a known shape: a tax number has 15 digits (16 since 2024), a business number 13.
fn wrong_number(kind: LegalDocumentKind, number: &str) -> Option<&'static str> {
    let (lengths, key): (&[usize], _) = match kind {
        LegalDocumentKind::Npwp => (&[15, 16], "fault-document-npwp"),
        LegalDocumentKind::Nib => (&[13], "fault-document-nib"),
        _ => return None,
    };
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let sound = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ' '));
    let right = number.is_empty() || (sound && lengths.contains(&digits));
    (!right).then_some(key)
}

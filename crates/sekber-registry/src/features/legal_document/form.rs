//! The form of a document: what was typed, kept as it was, and what it means.

use jiff::civil::Date;
use sekber_core::registry::legal_documents::LegalDocumentKind;

use super::draft::LegalDocumentDraft;
use super::model::LegalDocument;
use crate::kit::form::{Faults, Form};

/// A form as it is shown: everything is text.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Code of the kind.
    pub kind: String,
    /// The number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// The day it was issued.
    pub issued_on: String,
    /// Its last valid day.
    pub expires_on: String,
    /// The version that the change starts from.
    pub version: i64,
}

impl Typed {
    /// What was typed, to be shown again.
    pub fn of_form(form: &Form) -> Self {
        let text = |name| form.text(name).to_owned();
        Self {
            kind: text("kind"),
            number: text("number"),
            issuer: text("issuer"),
            issued_on: text("issued_on"),
            expires_on: text("expires_on"),
            version: form.version(),
        }
    }

    /// The form of a document that is kept.
    pub fn of_document(document: &LegalDocument) -> Self {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            kind: document.kind.to_string(),
            number: document.number.clone(),
            issuer: document.issuer.clone(),
            issued_on: day(document.issued_on),
            expires_on: day(document.expires_on),
            version: document.version,
        }
    }
}

/// Reads the form; whatever has to be mended goes to the faults. `None` when there is no kind.
pub fn read(form: &Form, today: Date, faults: &mut Faults) -> Option<LegalDocumentDraft> {
    let kind: Option<LegalDocumentKind> = form.parsed("kind", "fault-not-a-choice", faults);
    if form.filled("kind").is_none() {
        faults.add("kind", "fault-required");
    }
    let draft = LegalDocumentDraft {
        kind: kind.unwrap_or(LegalDocumentKind::Other),
        number: form.text("number").to_owned(),
        issuer: form.text("issuer").to_owned(),
        issued_on: form.day("issued_on", "fault-document-date", faults),
        expires_on: form.day("expires_on", "fault-document-date", faults),
    };
    *faults = std::mem::take(faults).and(draft.faults(today));
    kind.map(|_| draft)
}

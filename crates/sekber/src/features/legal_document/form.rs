//! The form of a document: what was typed, kept as it was, and what it means.

use jiff::civil::Date;
use sekber_core::reading::read_date;
use sekber_core::registry::legal_documents::LegalDocumentKind;
use sekber_core::value::Precision;

use super::actions::LegalDocumentDraft;
use super::model::LegalDocument;
use crate::kit::form::{Faults, Form};

/// Most characters of a document's number.
const LONGEST_NUMBER: usize = 120;
/// Most characters of an issuer's name.
const LONGEST_ISSUER: usize = 200;

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
            version: form.text("version").parse().unwrap_or_default(),
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
    let number = form.required("number", LONGEST_NUMBER, faults);
    let issuer = form.bounded("issuer", LONGEST_ISSUER, faults);
    let issued_on = day(form, "issued_on", faults);
    let expires_on = day(form, "expires_on", faults);
    if issued_on.is_some_and(|issued| issued > today) {
        faults.add("issued_on", "fault-document-future");
    }
    if issued_on.zip(expires_on).is_some_and(|(issued, expires)| expires <= issued) {
        faults.add("expires_on", "fault-document-order");
    }
    if let Some(key) = kind.and_then(|kind| wrong_number(kind, &number)) {
        faults.add("number", key);
    }
    Some(LegalDocumentDraft { kind: kind?, number, issuer, issued_on, expires_on })
}

fn day(form: &Form, name: &'static str, faults: &mut Faults) -> Option<Date> {
    let text = form.filled(name)?;
    let read = read_date(text).ok().filter(|date| date.precision() == Precision::Day);
    if read.is_none() {
        faults.add_with(name, "fault-document-date", "value", text);
    }
    read.map(|date| date.first_day())
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

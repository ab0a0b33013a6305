//! What a field of a record held, as people read it: codes in words, days, moments and amounts as the language writes them. What nothing
//! is known of stands as it was written down.

use jiff::civil::Date;
use sekber_core::value::{Currency, Moment, Money};

use super::view::{Reader, dashed};

/// Fields that hold a code or several, with the beginning of the keys of its words: of one kind of record, or of any.
const CODES: [(&str, &str, &str); 54] = [
    ("organisation", "state", "standing-"),
    ("organisation", "kind", "kind-"),
    ("organisation", "finding", "legality-finding-"),
    ("organisation", "provenance", "provenance-"),
    ("programme", "state", "programme-state-"),
    ("programme", "provenance", "programme-provenance-"),
    ("plan", "state", "matching-plan-"),
    ("task", "state", "task-"),
    ("need", "state", "need-state-"),
    // What partners answer is told under the need.
    ("need", "state", "need-answer-state-"),
    ("job", "state", "job-state-"),
    ("award", "state", "award-state-"),
    ("proposal", "land", "land-"),
    ("paper", "kind", "document-kind-"),
    ("official_document", "kind", "document-"),
    ("letterhead", "emblem", "emblem-called-"),
    ("signatory", "acting_mark", "acting-mark-"),
    ("partnership", "state", "partnership-state-"),
    ("partnership", "road", "partnership-road-"),
    ("partnership", "step", "partnership-step-"),
    ("partnership", "ended_by", "partnership-ended-by-"),
    ("agreement", "kind", "agreement-kind-"),
    ("agreement", "finding", "remark-finding-"),
    ("agreement", "answer", "agreement-answer-"),
    ("agreement", "signer", "agreement-signed-as-"),
    ("road", "actor", "turn-"),
    ("road", "weight", "partnership-weight-"),
    ("road", "step", "partnership-step-"),
    ("ledger", "stage", "ledger-stage-"),
    ("ledger", "way", "ledger-way-"),
    ("ledger", "form", "ledger-form-"),
    ("ledger", "disclosure", "ledger-disclosure-"),
    ("ledger", "standing", "ledger-standing-"),
    ("report", "state", "report-state-"),
    ("report", "decision", "report-decide-"),
    ("work_indicator", "kind", "plan-kind-"),
    ("work_indicator", "counting", "plan-counting-"),
    ("finding", "verdict", "finding-verdict-"),
    ("programme", "verdict", "finding-verdict-"),
    ("news", "category", "news-category-"),
    ("information_request", "state", "information-state-"),
    ("information_request", "state", "information-objection-state-"),
    ("information_request", "ground", "information-ground-"),
    ("erasure_request", "state", "privacy-state-"),
    ("breach", "touched", "privacy-touched-"),
    ("", "level", "level-"),
    ("", "legal_form", "legal-form-"),
    ("", "stance", "matching-stance-"),
    ("", "rule", "matching-rule-"),
    ("", "round", "round-"),
    ("", "reply", "reply-"),
    ("", "presence", "presence-"),
    ("", "consent", "consent-"),
    ("", "side", "programme-side-"),
];

/// Fields that hold whole sen.
const SEN: [(&str, &str); 3] = [("ledger", "low_idr"), ("ledger", "high_idr"), ("agreement", "amount_minor")];

/// Kinds of records whose fields are called as those of another kind.
const CALLED_AS: [(&str, &str); 1] = [("paper", "document")];

impl Reader<'_> {
    /// What a field is called; its name where there are no words.
    pub(super) fn field(&self, subject: &str, field: &str) -> String {
        let called = CALLED_AS.iter().find(|(of, _)| *of == subject).map_or(subject, |(_, called)| *called);
        self.known(format!("{}-field-{}", dashed(called), dashed(field)), field)
    }

    /// What a field held.
    pub(super) fn value(&self, subject: &str, field: &str, value: String) -> String {
        let of_field =
            |(of, name, _): &&(&str, &str, &str)| *name == field && (of.is_empty() || *of == subject);
        let prefixes: Vec<&str> = CODES.iter().filter(of_field).map(|(.., prefix)| *prefix).collect();
        if !prefixes.is_empty() {
            return self.each(&value, |code| self.code(&prefixes, code));
        }
        if SEN.contains(&(subject, field)) {
            return value
                .parse::<i64>()
                .map_or(value, |minor| self.language.money(&Money { minor, currency: Currency::IDR }));
        }
        if let Some(at) = moment(field, &value) {
            return self.when(at);
        }
        match (field, value.as_str()) {
            (_, "true") => self.app.words().say(self.language, "audit-true"),
            (_, "false") => self.app.words().say(self.language, "audit-false"),
            ("role" | "roles", _) => {
                self.each(&value, |role| self.known(format!("role-{}", dashed(role)), role))
            }
            ("party", _) => self.known(format!("party-{value}"), &value),
            _ => self.day(value),
        }
    }

    /// A code in the first words that there are for it; the code itself where there are none.
    fn code(&self, prefixes: &[&str], code: &str) -> String {
        let keys = prefixes.iter().map(|prefix| format!("{prefix}{}", dashed(code)));
        let mut known = keys.filter(|key| self.app.words().knows(self.language, key));
        known.next().map_or_else(|| code.to_owned(), |key| self.app.words().say(self.language, &key))
    }

    /// A day as the language writes it; any other text as it is.
    pub(super) fn day(&self, text: String) -> String {
        // Only as records keep days: a date may be written in many more ways, and a year with a month is none.
        match text.parse::<Date>() {
            Ok(day) if day.to_string() == text => self.language.date(day),
            _ => text,
        }
    }

    /// Several values that were joined, each as it is read.
    fn each(&self, joined: &str, read: impl Fn(&str) -> String) -> String {
        joined.split("; ").map(read).collect::<Vec<_>>().join("; ")
    }
}

/// The moment that a field holds, by its name and value: records keep moments as milliseconds, which nobody reads, and what was refused
/// is told by the instants themselves.
fn moment(field: &str, value: &str) -> Option<Moment> {
    if field.ends_with("_at")
        && let Ok(milliseconds) = value.parse()
    {
        return Some(Moment(milliseconds));
    }
    let instant = value.ends_with('Z').then(|| value.parse::<jiff::Timestamp>().ok())??;
    Some(Moment(instant.as_millisecond()))
}

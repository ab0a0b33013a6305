//! What a commit says happened.

use sekber_core::text::clean_line;
use serde::Serialize;

/// Something that happened to a record.
#[derive(Debug, Clone)]
pub struct Event {
    /// What happened, as `record.verb`: `organisation.verified`.
    pub kind: &'static str,
    /// The kind of record: `organisation`.
    pub subject: &'static str,
    /// The record's id.
    pub subject_id: String,
    /// The record's name at that time, for readers of the trail.
    pub label: String,
    /// The record before as JSON, when there was one.
    pub before: Option<String>,
    /// The record after as JSON, when there is one.
    pub after: Option<String>,
}

impl Event {
    /// An event on a record; `kind` is `record.verb`. The label is kept on one line, cleaned: it is sealed as it is stored.
    pub fn new(kind: &'static str, subject_id: impl ToString, label: impl AsRef<str>) -> Self {
        let subject = kind.split('.').next().unwrap_or(kind);
        Self {
            kind,
            subject,
            subject_id: subject_id.to_string(),
            label: clean_line(label.as_ref()),
            before: None,
            after: None,
        }
    }

    /// Adds the record as it was.
    pub fn before(mut self, record: &impl Serialize) -> Self {
        self.before = written(record);
        self
    }

    /// Adds the record as it is now.
    pub fn after(mut self, record: &impl Serialize) -> Self {
        self.after = written(record);
        self
    }
}

/// A record as the trail keeps it. What cannot be written as JSON is a mistake in our own types: the change stands, and the log says
/// what its line lacks.
fn written(record: &impl Serialize) -> Option<String> {
    serde_json::to_string(record)
        .inspect_err(|error| tracing::error!(%error, "a line of the trail lacks its record"))
        .ok()
}

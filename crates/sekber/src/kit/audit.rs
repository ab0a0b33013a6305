//! The trail of who did what, when and to what: every commit adds to it, and its lines are chained by hash.

use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::store::{StoreError, Tx, Value, insert_rows, sql};

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
    /// The record before, when there was one.
    pub before: Option<Json>,
    /// The record after, when there is one.
    pub after: Option<Json>,
}

impl Event {
    /// An event on a record; `kind` is `record.verb`.
    pub fn new(kind: &'static str, subject_id: impl ToString, label: impl Into<String>) -> Self {
        let subject = kind.split('.').next().unwrap_or(kind);
        Self {
            kind,
            subject,
            subject_id: subject_id.to_string(),
            label: label.into(),
            before: None,
            after: None,
        }
    }

    /// Adds the record as it was.
    pub fn before(mut self, record: &impl Serialize) -> Self {
        self.before = serde_json::to_value(record).ok();
        self
    }

    /// Adds the record as it is now.
    pub fn after(mut self, record: &impl Serialize) -> Self {
        self.after = serde_json::to_value(record).ok();
        self
    }
}

crate::row_struct! {
    /// A line of the trail as stored.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Line {
        /// The district.
        pub region_code: String,
        /// Place in the district's chain, from 1.
        pub seq: i64,
        /// When, in milliseconds since 1970 UTC.
        pub at: i64,
        /// Who: a person's id, or `system`.
        pub actor_id: String,
        /// The actor's name at that time.
        pub actor_name: String,
        /// What happened.
        pub kind: String,
        /// The kind of record.
        pub subject: String,
        /// The record.
        pub subject_id: String,
        /// The record's name at that time.
        pub label: String,
        /// The record before, as JSON.
        pub before_json: Option<String>,
        /// The record after, as JSON.
        pub after_json: Option<String>,
        /// The hash of the line before.
        pub previous_hash: String,
        /// The hash of this line.
        pub hash: String,
    }
}

impl Line {
    /// The hash that the line should carry: SHA-256 over all its fields, each led by its length, and the hash before.
    pub fn expected_hash(&self) -> String {
        let seq = self.seq.to_string();
        let at = self.at.to_string();
        let fields = [
            self.region_code.as_str(),
            &seq,
            &at,
            &self.actor_id,
            &self.actor_name,
            &self.kind,
            &self.subject,
            &self.subject_id,
            &self.label,
            self.before_json.as_deref().unwrap_or("\0"),
            self.after_json.as_deref().unwrap_or("\0"),
            &self.previous_hash,
        ];
        let mut hash = Sha256::new();
        for field in fields {
            hash.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(field.as_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Adds lines to the district's chain, within the transaction that they describe.
///
/// # Errors
/// When the database refuses.
pub async fn append(tx: &mut Tx, events: Vec<Event>) -> Result<(), StoreError> {
    let (mut seq, mut previous_hash) = tx.lock_audit_head().await?;
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        seq += 1;
        let line = line(tx, event, seq, previous_hash)?;
        previous_hash = line.hash.clone();
        rows.push(values(line));
    }
    tx.run_all(insert_rows(
        "insert into audit (region_code, seq, at, actor_id, actor_name, kind, subject, subject_id, label, before_json, after_json, previous_hash, hash) values",
        "",
        rows,
    ))
    .await?;
    let region = tx.region.clone();
    tx.run(
        sql("update audit_head set seq = $1, hash = $2 where region_code = $3")
            .bind(seq)
            .bind(previous_hash)
            .bind(&region),
    )
    .await?;
    Ok(())
}

fn line(tx: &Tx, event: Event, seq: i64, previous_hash: String) -> Result<Line, StoreError> {
    let json = |value: Option<Json>| value.map(|value| serde_json::to_string(&value)).transpose();
    let mut line = Line {
        region_code: tx.region.to_string(),
        seq,
        at: tx.now.0,
        actor_id: tx.actor.id_text().to_owned(),
        actor_name: tx.actor.name.clone(),
        kind: event.kind.to_owned(),
        subject: event.subject.to_owned(),
        subject_id: event.subject_id,
        label: event.label,
        before_json: json(event.before)?,
        after_json: json(event.after)?,
        previous_hash,
        hash: String::new(),
    };
    line.hash = line.expected_hash();
    Ok(line)
}

fn values(line: Line) -> Vec<Value> {
    vec![
        line.region_code.into(),
        line.seq.into(),
        line.at.into(),
        line.actor_id.into(),
        line.actor_name.into(),
        line.kind.into(),
        line.subject.into(),
        line.subject_id.into(),
        line.label.into(),
        line.before_json.into(),
        line.after_json.into(),
        line.previous_hash.into(),
        line.hash.into(),
    ]
}

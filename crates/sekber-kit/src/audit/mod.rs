//! The trail of who did what, when and to what: every commit adds to it, and its lines are chained by hash.

mod event;
pub mod refusals;
mod tail;
mod verify;
mod withdraw;

use sekber_core::audit::{Entry, Hash, link, seal, seal_words};
use sekber_core::text::{clean_line, fold};
use sekber_core::value::Moment;
use serde_json::Value as Json;

use super::access::token;
use super::store::{Db, StoreError, Tx, Value, insert_rows, select, sql};

pub use event::Event;
pub use tail::{Tail, last_line};
pub use verify::{Anchor, Broken, Fault, Head, Sound, anchor_of, head, heads, verify, verify_against};
pub use withdraw::{ERASED, FORGOTTEN, WordsWithdrawn, erase, withdraw_names, withdraw_words};

crate::text_column!(Hash);

crate::row_struct! {
    /// A line of the trail as stored.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Line {
        /// The district.
        pub region_code: String,
        /// Place in the district's chain, from 1.
        pub seq: i64,
        /// When.
        pub at: Moment,
        /// Who: a person's id, or `system`.
        pub actor_id: String,
        /// The actor's name at that time; empty when it was withdrawn.
        pub actor_name: String,
        /// What happened.
        pub kind: String,
        /// The kind of record.
        pub subject: String,
        /// The record.
        pub subject_id: String,
        /// The record's name at that time; empty when it was withdrawn.
        pub label: String,
        /// The record before, as JSON.
        pub before_json: Option<String>,
        /// The record after, as JSON.
        pub after_json: Option<String>,
        /// The salt of the seal; none when names were withdrawn.
        pub names_salt: Option<String>,
        /// The seal over both names.
        pub names_seal: Hash,
        /// The salt of the seal over the record before and after; none when they were withdrawn.
        pub words_salt: Option<String>,
        /// The seal over the record before and after; none in lines from before there were such seals.
        pub words_seal: Option<Hash>,
        /// The hash of this line.
        pub hash: Hash,
    }
}

impl Line {
    /// What the chain says about the line.
    pub fn entry(&self) -> Entry<'_> {
        Entry {
            seq: self.seq,
            at: self.at,
            region: &self.region_code,
            actor: Some(&self.actor_id),
            names: self.names_seal,
            action: &self.kind,
            subject_kind: &self.subject,
            subject: &self.subject_id,
            words: self.words_seal,
            before: self.before_json.as_deref(),
            after: self.after_json.as_deref(),
        }
    }

    /// Whether names or words were taken out of the line at a person's request.
    pub fn is_withdrawn(&self) -> bool {
        self.names_salt.is_none() || self.lacks_words()
    }

    /// Whether the record before and after was taken out.
    pub fn lacks_words(&self) -> bool {
        self.words_seal.is_some() && self.words_salt.is_none()
    }

    /// The record before, when there was one.
    pub fn before(&self) -> Option<Json> {
        told(self.before_json.as_deref())
    }

    /// The record after, when there is one.
    pub fn after(&self) -> Option<Json> {
        told(self.after_json.as_deref())
    }
}

/// What a line tells of a record before or after; none where it tells nothing of it, or was emptied.
pub fn told(json: Option<&str>) -> Option<Json> {
    serde_json::from_str(json?).ok()
}

/// The latest lines about one record, the newest first.
///
/// # Errors
/// When the database cannot be asked.
pub async fn lines_about(
    db: &Db,
    region: &sekber_core::value::RegionCode,
    subject: &str,
    id: &str,
    most: i64,
) -> Result<Vec<Line>, StoreError> {
    let asked = select::<Line>(" from audit")
        .push_bind(" where region_code = ", region)
        .push_bind(" and subject = ", subject)
        .push_bind(" and subject_id = ", id)
        .push_bind(" order by seq desc limit ", most);
    db.all(asked).await
}

/// Adds lines to the district's chain, within the transaction that they describe. Returns the number of the last one.
///
/// # Errors
/// When the database refuses.
pub async fn append(tx: &mut Tx, events: Vec<Event>) -> Result<i64, StoreError> {
    let (mut seq, mut last) = tx.lock_audit_head().await?;
    let chance = token::fresh().map_err(|error| StoreError::Database(sqlx::Error::Io(error)))?;
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        seq += 1;
        let line = line(tx, event, seq, &last, &chance);
        last = line.hash;
        rows.push(values(line));
    }
    tx.run_all(insert_rows(
        "insert into audit (region_code, seq, at, actor_id, actor_name, kind, subject, subject_id, label, before_json, after_json, names_salt, names_seal, words_salt, words_seal, words, hash) values",
        "",
        rows,
    ))
    .await?;
    let region = tx.region.clone();
    tx.run(
        sql("update audit_head set seq = $1, hash = $2 where region_code = $3")
            .bind(seq)
            .bind(last)
            .bind(&region),
    )
    .await?;
    Ok(seq)
}

fn line(tx: &Tx, event: Event, seq: i64, previous: &Hash, chance: &str) -> Line {
    // One fresh secret a commit, stretched to two salts a line.
    let (salt, words_salt) = salts(chance, seq);
    let (before_json, after_json) = (event.before, event.after);
    // Sealed as it is stored, so it is cleaned before.
    let actor_name = clean_line(&tx.actor.name);
    let mut line = Line {
        region_code: tx.region.to_string(),
        seq,
        at: tx.now,
        actor_id: tx.actor.id_text().to_owned(),
        kind: event.kind.to_owned(),
        subject: event.subject.to_owned(),
        subject_id: event.subject_id,
        names_seal: seal(&salt, &actor_name, &event.label),
        actor_name,
        label: event.label,
        names_salt: Some(salt),
        words_seal: Some(seal_words(&words_salt, before_json.as_deref(), after_json.as_deref())),
        words_salt: Some(words_salt),
        before_json,
        after_json,
        hash: Hash::START,
    };
    line.hash = link(previous, &line.entry());
    line
}

/// The salt of the names and that of the words: the halves of one hash, of which neither tells the other.
fn salts(chance: &str, seq: i64) -> (String, String) {
    let mut names = token::hash(&format!("{chance}{seq}"));
    let words = names.split_off(32);
    (names, words)
}

fn values(line: Line) -> Vec<Value> {
    let words = fold(&format!("{} {}", line.actor_name, line.label));
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
        line.names_salt.into(),
        Value::from(line.names_seal),
        line.words_salt.into(),
        Value::from(line.words_seal),
        words.into(),
        Value::from(line.hash),
    ]
}

#[cfg(test)]
mod tests;

//! The chain of hashes that makes a changed, lost or moved line of the audit trail visible.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::value::Moment;

/// A SHA-256 value; text form is 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash([u8; 32]);

/// Why a text is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 characters of 0-9 and a-f")]
pub struct NotAHash;

impl Hash {
    /// What the first entry of a trail is linked to.
    pub const START: Self = Self([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let sound = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 64 || !text.bytes().all(sound) {
            return Err(NotAHash);
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Hash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        text.parse()
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> String {
        hash.to_string()
    }
}

/// One line of the audit trail: who did what, when, to what, and what changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Position in the trail of the region, 1 for the first, without gaps.
    pub seq: i64,
    /// When it happened.
    pub at: Moment,
    /// The region whose trail this is.
    pub region: &'a str,
    /// The person; `None` when the system acted.
    pub actor: Option<&'a str>,
    /// What happened, for example `partner.verified`.
    pub action: &'a str,
    /// The seal over the names in the entry ([`seal`]): names can be withdrawn later, the seal stays.
    pub names: Hash,
    /// What kind of record it happened to, for example `partner`.
    pub subject_kind: &'a str,
    /// The record's identifier.
    pub subject: &'a str,
    /// The record before, as stored text; `None` when it did not exist.
    pub before: Option<&'a str>,
    /// The record after, as stored text; `None` when it no longer exists.
    pub after: Option<&'a str>,
}

/// The hash that an entry gets when it follows the entry with the hash `previous`.
///
/// Every field enters with its length, and absence differs from emptiness, so no two entries share an encoding.
pub fn link(previous: &Hash, entry: &Entry<'_>) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"sekber audit 1");
    hasher.update(previous.0);
    hasher.update(entry.seq.to_be_bytes());
    hasher.update(entry.at.0.to_be_bytes());
    hasher.update(entry.names.0);
    let always = [entry.region, entry.action, entry.subject_kind, entry.subject].map(Some);
    for field in always.into_iter().chain([entry.actor, entry.before, entry.after]) {
        hasher.update([u8::from(field.is_some())]);
        let bytes = field.unwrap_or_default().as_bytes();
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    }
    Hash(hasher.finalize().into())
}

/// The seal over the names that an entry shows: the actor's and the record's.
///
/// A person's right to be forgotten and an unbroken chain are both kept this way: the chain holds only the seal, so the
/// names and the salt can be taken out later. Without the salt, which must be random, nobody can try names against it.
pub fn seal(salt: &str, actor: &str, label: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"sekber names 1");
    for field in [salt, actor, label] {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    Hash(hasher.finalize().into())
}

/// Where a trail is broken and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the trail is broken at {seq}: {reason}")]
pub struct Broken {
    /// The position that should have been there.
    pub seq: i64,
    /// What is wrong.
    pub reason: Fault,
}

/// What is wrong with a trail at some position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The entry at this position is another one: a line is missing, doubled or moved.
    #[error("an entry is missing or out of order")]
    OutOfOrder,
    /// The content and the stored hash do not belong together.
    #[error("the entry was changed")]
    Changed,
    /// The trail ends before, beyond or otherwise than the head says.
    #[error("the end of the trail is missing or replaced")]
    Ending,
}

/// Walks a trail line by line, so that it need not fit into memory.
#[derive(Debug, Clone)]
pub struct Walk {
    count: i64,
    last: Hash,
}

impl Default for Walk {
    fn default() -> Self {
        Self { count: 0, last: Hash::START }
    }
}

impl Walk {
    /// Takes the next entry with its stored hash.
    ///
    /// # Errors
    /// When the entry is not the next one or does not belong to its hash.
    pub fn step(&mut self, entry: &Entry<'_>, stored: &Hash) -> Result<(), Broken> {
        let seq = self.count + 1;
        if entry.seq != seq {
            return Err(Broken { seq, reason: Fault::OutOfOrder });
        }
        if link(&self.last, entry) != *stored {
            return Err(Broken { seq, reason: Fault::Changed });
        }
        self.count = seq;
        self.last = *stored;
        Ok(())
    }

    /// How many entries were found sound, and the hash of the last: the head of the trail.
    pub fn head(&self) -> (i64, Hash) {
        (self.count, self.last)
    }

    /// Ends the walk. Without a `head` kept elsewhere, a trail cut off at its end cannot be told from a whole one.
    ///
    /// # Errors
    /// When the trail does not end at the given head.
    pub fn finish(self, head: Option<(i64, Hash)>) -> Result<i64, Broken> {
        match head {
            Some(head) if head != self.head() => Err(Broken { seq: self.count + 1, reason: Fault::Ending }),
            _ => Ok(self.count),
        }
    }
}

/// Checks a whole trail and returns its length.
///
/// # Errors
/// At the first position where the trail is broken.
pub fn verify<'a>(
    trail: impl IntoIterator<Item = (Entry<'a>, Hash)>,
    head: Option<(i64, Hash)>,
) -> Result<i64, Broken> {
    let mut walk = Walk::default();
    for (entry, stored) in trail {
        walk.step(&entry, &stored)?;
    }
    walk.finish(head)
}

#[cfg(test)]
mod tests;

//! The chain of hashes that makes a changed, lost or moved line of the audit trail visible.

use std::fmt::{self, Write as _};
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

/// The hexadecimal digit of half a byte.
fn digit(half: u8) -> char {
    char::from_digit(u32::from(half), 16).unwrap_or('0')
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| {
            f.write_char(digit(byte >> 4))?;
            f.write_char(digit(byte & 15))
        })
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
    /// The seal over the words of the entry ([`seal_words`]), under which `before` and `after` are left out of the chain:
    /// they can be withdrawn later. `None` in entries from before there were such seals; there the chain covers the words.
    pub words: Option<Hash>,
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
    hasher.update(if entry.words.is_some() { b"sekber audit 2" } else { b"sekber audit 1" });
    hasher.update(previous.0);
    hasher.update(entry.seq.to_be_bytes());
    hasher.update(entry.at.0.to_be_bytes());
    hasher.update(entry.names.0);
    for field in [entry.region, entry.action, entry.subject_kind, entry.subject] {
        take(&mut hasher, Some(field));
    }
    take(&mut hasher, entry.actor);
    match entry.words {
        Some(seal) => hasher.update(seal.0),
        None => [entry.before, entry.after].into_iter().for_each(|field| take(&mut hasher, field)),
    }
    Hash(hasher.finalize().into())
}

/// A field that may be absent, with its length.
fn take(hasher: &mut Sha256, field: Option<&str>) {
    hasher.update([u8::from(field.is_some())]);
    let bytes = field.unwrap_or_default().as_bytes();
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

/// The seal over the words of an entry: the record before and after. As with names ([`seal`]), the chain holds only the
/// seal, so the words and their salt, which must be random, can be taken out later.
pub fn seal_words(salt: &str, before: Option<&str>, after: Option<&str>) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"sekber words 1");
    for field in [Some(salt), before, after] {
        take(&mut hasher, field);
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

/// A line of a trail by its number and its hash, or the beginning of its hash, as it was written down elsewhere:
/// `128:0e4eb157fdc031b9`. Whoever could rewrite the whole trail still could not make it hold this line again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The line's number, from 1.
    pub seq: i64,
    /// The first hexadecimal digits of its hash: [`Anchor::FEWEST`] to 64.
    digits: String,
}

/// Why a text is no anchor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an anchor is a number, a colon, and at least {} digits of a hash", Anchor::FEWEST)]
pub struct NotAnAnchor;

impl Anchor {
    /// The fewest digits of the hash: 64 bits, beyond anybody who would have to try.
    pub const FEWEST: usize = 16;

    /// The anchor of a line in full.
    pub fn of(seq: i64, hash: &Hash) -> Self {
        Self { seq, digits: hash.to_string() }
    }

    /// Whether this hash of the line with the anchor's number is the one that was written down.
    pub fn holds(&self, hash: &Hash) -> bool {
        hash.to_string().starts_with(&self.digits)
    }

    /// The number and the digits in groups of eight, for reading and typing.
    pub fn grouped(&self) -> String {
        let mut text = format!("{}:", self.seq);
        for (at, digit) in self.digits.chars().enumerate() {
            if at > 0 && at % 8 == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.digits)
    }
}

impl FromStr for Anchor {
    type Err = NotAnAnchor;

    /// Reads an anchor as it was typed off a document: spaces and capitals do not matter.
    fn from_str(text: &str) -> Result<Self, NotAnAnchor> {
        let (seq, digits) = text.split_once(':').ok_or(NotAnAnchor)?;
        let seq: i64 = seq.trim().parse().map_err(|_| NotAnAnchor)?;
        let digits: String = digits
            .chars()
            .filter(|digit| !digit.is_whitespace())
            .map(|digit| digit.to_ascii_lowercase())
            .collect();
        let sound = (Self::FEWEST..=64).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if seq < 1 || !sound { Err(NotAnAnchor) } else { Ok(Self { seq, digits }) }
    }
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
    /// The trail does not hold the line that an anchor names: it was rewritten or cut since.
    #[error("the line that was written down elsewhere is not in the trail")]
    Anchor,
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

//! Webhooks and what they are told, as they are stored.

use std::fmt;
use std::str::FromStr;

use sekber_core::value::{ApiTokenId, Moment, PersonId};

/// A kind of record of which a program can be told. The code is the one of the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A programme: a public one, or one of an own organisation.
    Programme,
    /// An office or partner that everybody may see.
    Organisation,
    /// News.
    News,
    /// A meeting that was announced.
    Meeting,
}

impl Subject {
    /// Every kind, in the order in which forms show them.
    pub const ALL: [Self; 4] = [Self::Programme, Self::Organisation, Self::News, Self::Meeting];

    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Organisation => "organisation",
            Self::News => "news",
            Self::Meeting => "meeting",
        }
    }
}

/// A text that names no kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownSubject;

impl FromStr for Subject {
    type Err = UnknownSubject;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|subject| subject.as_str() == text).ok_or(UnknownSubject)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

crate::row_struct! {
    /// Where a token's program is told of changes.
    #[derive(Debug, Clone)]
    pub struct Webhook {
        /// The token.
        pub token_id: ApiTokenId,
        /// Whose the token is.
        pub person_id: PersonId,
        /// The address.
        pub url: String,
        /// The kinds of record, one after the other.
        pub subjects: String,
        /// The secret, encrypted.
        pub secret: String,
        /// The last line of the trail that was looked at.
        pub followed_to: i64,
        /// When the address was set.
        pub created_at: Moment,
    }
    /// A record that has changed.
    #[derive(Debug, Clone)]
    pub struct Change {
        /// Its kind.
        pub subject: String,
        /// Which one.
        pub subject_id: String,
        /// The last line of the trail about it.
        pub seq: i64,
        /// When that was.
        pub at: Moment,
    }
    /// What an address is told of a change.
    #[derive(Debug, Clone)]
    pub struct Notice {
        /// The line of the trail.
        pub seq: i64,
        /// The kind of record.
        pub subject: String,
        /// Which one.
        pub subject_id: String,
        /// When it changed.
        pub at: Moment,
        /// `waiting`, `sent` or `failed`.
        pub state: String,
        /// How often it was tried.
        pub attempts: i64,
        /// The status that the receiver answered last; none when it did not answer.
        pub answer: Option<i64>,
        /// When the receiver took it.
        pub sent_at: Option<Moment>,
    }
}

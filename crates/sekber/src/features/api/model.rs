//! Tokens as they are stored.

use sekber_core::api::Scope;
use sekber_core::value::{ApiTokenId, Moment, PersonId};

crate::text_column!(Scope);

crate::row_struct! {
    /// A token, without its secret, which nobody knows but who made it.
    #[derive(Debug, Clone)]
    pub struct Token {
        /// Which one.
        pub id: ApiTokenId,
        /// Whose.
        pub person_id: PersonId,
        /// What it is used for, in its owner's words.
        pub name: String,
        /// How far it reaches.
        pub scope: Scope,
        /// The last letters of its secret, by which its owner knows it again.
        pub token_end: String,
        /// When it was made.
        pub created_at: Moment,
        /// When it ends.
        pub expires_at: Moment,
        /// When it was used last, to the minute.
        pub used_at: Option<Moment>,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Moment>,
    }
    /// A token that lets somebody in, with whose it is, as administrators see it.
    #[derive(Debug, Clone)]
    pub struct HeldToken {
        /// Which one.
        pub id: ApiTokenId,
        /// Whose.
        pub person_id: PersonId,
        /// That person's name.
        pub person: String,
        /// What it is used for, in its owner's words.
        pub name: String,
        /// How far it reaches.
        pub scope: Scope,
        /// The last letters of its secret.
        pub token_end: String,
        /// When it was made.
        pub created_at: Moment,
        /// When it ends.
        pub expires_at: Moment,
        /// When it was used last, to the minute.
        pub used_at: Option<Moment>,
        /// The address that it tells of changes, if it tells one.
        pub told_url: Option<String>,
        /// Of which kinds of record, by their codes.
        pub told_subjects: Option<String>,
    }
    /// The answer to a request that named itself.
    #[derive(Debug, Clone)]
    pub struct Answered {
        /// Digest of the request.
        pub request_digest: String,
        /// The status that was answered.
        pub status: i64,
        /// The body that was answered.
        pub body: String,
    }
}

impl Token {
    /// What the trail calls it: its last letters, because the words of its owner may name somebody who is forgotten later.
    pub fn label(&self) -> String {
        label(&self.token_end)
    }

    /// Whether it lets anybody in.
    pub fn holds(&self, now: Moment) -> bool {
        self.withdrawn_at.is_none() && self.expires_at > now
    }
}

/// What the trail calls a token that ends so.
pub fn label(end: &str) -> String {
    format!("…{end}")
}

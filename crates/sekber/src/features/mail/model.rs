//! What a letter is, and how it is kept.

use sekber_core::letter::State;
use sekber_core::value::{LetterId, Moment};

/// A letter to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Id of the record that it tells of.
    pub about: String,
    /// Name of a letter that may exist only once, such as one reminder of one meeting.
    pub once: Option<String>,
    /// The address it goes to.
    pub recipient: String,
    /// What it is about, in one line.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// A calendar entry (RFC 5545) that goes with it.
    pub calendar: Option<String>,
}

crate::text_column!(State);

crate::row_struct! {
    /// A letter as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Kept {
        /// The letter.
        pub id: LetterId,
        /// The address it goes to.
        pub recipient: String,
        /// What it is about.
        pub subject: String,
        /// Its text.
        pub body: String,
        /// A calendar entry that goes with it.
        pub calendar: Option<String>,
        /// Where it stands.
        pub state: State,
        /// How often it was tried.
        pub attempts: i64,
        /// What the post office said last.
        pub problem: String,
        /// When it was written.
        pub made_at: Moment,
        /// When the post office took it.
        pub sent_at: Option<Moment>,
    }
}

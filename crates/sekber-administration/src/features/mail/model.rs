//! What an email is, and how it is kept.

use sekber_core::email::State;
use sekber_core::value::{EmailId, Moment};

/// An email to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Email {
    /// Id of the record that it tells of.
    pub about: String,
    /// Name of an email that may exist only once, such as one reminder of one meeting.
    pub once: Option<String>,
    /// The address it goes to.
    pub recipient: String,
    /// What it is about, in one line.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// A calendar entry (RFC 5545) that goes with it.
    pub calendar: Option<String>,
    /// What the secretariat itself wrote in the text, such as the place of a meeting: its addresses stay links.
    pub trusted: Vec<String>,
}

crate::text_column!(State);

crate::row_struct! {
    /// An email as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Kept {
        /// The email.
        pub id: EmailId,
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
        /// What the mail server said last.
        pub problem: String,
        /// When it was written.
        pub made_at: Moment,
        /// When the mail server took it.
        pub sent_at: Option<Moment>,
    }
}

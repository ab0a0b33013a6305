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
    /// Whether it leaves at once whatever its reader chose, and stands in no list of notices: it lets somebody in, as the law or
    /// security asks.
    pub at_once: bool,
    /// Whether what it is about is made up for a demonstration: it leaves for nobody's mailbox, and stands in the list of notices only.
    pub simulated: bool,
    /// The page of the record where the text has no link of its own, or one that is for the mailbox alone; the first link to this
    /// site otherwise.
    pub page: String,
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

crate::row_struct! {
    /// What somebody was told.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Notice {
        /// The notice.
        pub id: String,
        /// The name of the event, where it has one.
        pub once: Option<String>,
        /// What it is about, in one line.
        pub subject: String,
        /// The page that it leads to; empty where there is none.
        pub path: String,
        /// When it was told.
        pub made_at: Moment,
        /// When it was read.
        pub read_at: Option<Moment>,
    }
    /// An e-mail that is held for a digest.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Held {
        /// The email.
        pub id: EmailId,
        /// What it is about.
        pub subject: String,
        /// Its text.
        pub body: String,
        /// When it was written.
        pub made_at: Moment,
    }
    /// An address for which e-mails are held.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Waiting {
        /// The address.
        pub recipient: String,
    }
}

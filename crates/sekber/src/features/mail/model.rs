//! What a letter is and where it stands.

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

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for its turn or its next attempt.
    Waiting,
    /// The post office took it.
    Sent,
    /// It was given up; somebody has to look at it.
    Failed,
}

impl State {
    /// The state's code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for State {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Waiting, Self::Sent, Self::Failed].into_iter().find(|state| state.as_str() == text).ok_or(())
    }
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
        /// When it is tried next.
        pub next_at: Moment,
        /// What the post office said last.
        pub problem: String,
        /// When it was written.
        pub made_at: Moment,
        /// When the post office took it.
        pub sent_at: Option<Moment>,
    }
}

//! Webhooks and what they are told, as they are stored.

use std::fmt;
use std::str::FromStr;

use sekber_core::coded::{UnknownCode, coded};
use sekber_core::value::{ApiTokenId, Moment, PersonId};

coded! {
    /// A kind of record of which a program can be told. The code is the one of the trail.
    Subject, "kind of record":
    /// A programme: a public one, or one of an own organisation.
    Programme = "programme",
    /// An office or partner that everybody may see.
    Organisation = "organisation",
    /// News.
    News = "news",
    /// A meeting that was announced.
    Meeting = "meeting",
    /// A partnership that everybody may see.
    Partnership = "partnership",
}

impl Subject {
    /// What a program is told of such a record.
    pub fn told(self) -> String {
        format!("{self}.changed")
    }
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeSubject {
    /// A record that has changed.
    Record(Subject),
    /// A test that the token's person asked for. It is sent once: whoever asked looks at what became of it.
    Test,
}

impl NoticeSubject {
    /// The code of a test, which no kind of record has.
    const TEST: &'static str = "test";

    /// The code, as it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record(subject) => subject.as_str(),
            Self::Test => Self::TEST,
        }
    }

    /// What a program is told of it: the `type` of a notice.
    pub fn told(self) -> String {
        match self {
            Self::Record(subject) => subject.told(),
            Self::Test => format!("webhook.{}", Self::TEST),
        }
    }
}

impl FromStr for NoticeSubject {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if text == Self::TEST { Ok(Self::Test) } else { text.parse().map(Self::Record) }
    }
}

impl fmt::Display for NoticeSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

coded! {
    /// Where a notice stands.
    NoticeState, "state of a notice":
    /// It waits for its turn or its next attempt.
    Waiting = "waiting",
    /// The receiver took it.
    Sent = "sent",
    /// It was given up.
    Failed = "failed",
}

crate::text_column!(Subject, NoticeSubject, NoticeState);

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
        pub subject: Subject,
        /// Which one.
        pub subject_id: String,
        /// The last line of the trail about it.
        pub seq: i64,
        /// When that was.
        pub at: Moment,
    }
    /// What an address is told: of a change, or a test.
    #[derive(Debug, Clone)]
    pub struct Notice {
        /// The line of the trail.
        pub seq: i64,
        /// What it is about.
        pub subject: NoticeSubject,
        /// Which record; of a test its token.
        pub subject_id: String,
        /// When the record changed, or the test was asked for.
        pub at: Moment,
        /// Where it stands.
        pub state: NoticeState,
        /// How often it was tried.
        pub attempts: i64,
        /// The status that the receiver answered last; none when it did not answer.
        pub answer: Option<i64>,
        /// When the receiver took it.
        pub sent_at: Option<Moment>,
    }
    /// A notice as the page of its webhook shows it.
    #[derive(Debug, Clone)]
    pub struct Shown {
        /// What it is about.
        pub subject: NoticeSubject,
        /// Which record; of a test its token.
        pub subject_id: String,
        /// What the record was called when it changed.
        pub title: Option<String>,
        /// When the record changed, or the test was asked for.
        pub at: Moment,
        /// Where it stands.
        pub state: NoticeState,
        /// How often it was tried.
        pub attempts: i64,
        /// The status that the receiver answered last; none when it did not answer.
        pub answer: Option<i64>,
        /// When the receiver took it.
        pub sent_at: Option<Moment>,
        /// Before when it is not tried again.
        pub due_at: Option<Moment>,
        /// Why the last attempt failed, as its job keeps it.
        pub error_json: Option<String>,
        /// How many notices are kept.
        pub total: i64,
    }
}

impl Shown {
    /// What the record is called; its identifier where no name was kept.
    pub fn called(&self) -> &str {
        self.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&self.subject_id)
    }

    /// The page of the record for whoever may be told of it; none of a test.
    pub fn page(&self) -> Option<String> {
        let NoticeSubject::Record(record) = self.subject else { return None };
        let folder = match record {
            // Also of one's own, which may be a draft.
            Subject::Programme => "/programmes",
            Subject::Organisation => "/public/organisations",
            Subject::News => "/public/news",
            Subject::Meeting => "/public/meetings",
            Subject::Partnership => "/public/partnerships",
        };
        Some(format!("{folder}/{}", self.subject_id))
    }

    /// Before when a notice that was refused is not tried again.
    pub fn next_try(&self) -> Option<Moment> {
        self.due_at.filter(|_| self.state == NoticeState::Waiting && self.attempts > 0)
    }
}

//! The one error of the boundary: what went wrong, in terms a person can do something about.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sekber_core::value::OrganisationId;

use super::files;
use super::form::{Fault, Faults};
use super::store::StoreError;
use super::words::{Fact, Language, Words};

/// Where somebody comes in whom a room lets in by a way of its own, such as a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entrance {
    /// The page that lets in.
    pub path: &'static str,
    /// Key of the title that explains it.
    pub title: &'static str,
    /// Key of the sentence that explains it.
    pub sentence: &'static str,
}

/// Why a request or a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// There is no such page or record, or it is not for this person to know.
    #[error("not found")]
    NotFound,
    /// The address is there and does not know the method.
    #[error("the address does not know the method")]
    WrongMethod,
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// Whoever asks has not come in yet where a room lets people in by a way of its own.
    #[error("come in first: {}", .0.path)]
    Enter(Entrance),
    /// The person has to switch the second factor on before anything else.
    #[error("switch the second factor on first")]
    SecondFactor,
    /// The person has an account and no role in this district.
    #[error("no role here")]
    NoRole,
    /// The partner for which the person acts is suspended.
    #[error("suspended")]
    Suspended(OrganisationId),
    /// The person's roles do not suffice.
    #[error("not allowed")]
    NotAllowed,
    /// The person may, and the token that was brought only reads.
    #[error("the token only reads")]
    TokenReads,
    /// A rule said no; the key names the sentence that explains it.
    #[error("refused: {key}")]
    Refused {
        /// Key of the sentence.
        key: &'static str,
        /// Facts that the sentence names.
        facts: Vec<(&'static str, String)>,
    },
    /// What was typed has faults.
    #[error("invalid: {0}")]
    Invalid(Faults),
    /// Somebody else changed the record in the meantime.
    #[error("changed by somebody else in the meantime")]
    Conflict,
    /// The form has made something before, and makes nothing a second time.
    #[error("this form was sent before")]
    SentBefore {
        /// Whether it says what it said then.
        same: bool,
    },
    /// Too many attempts; wait so many seconds.
    #[error("too many attempts; wait {0} seconds")]
    TooMany(i64),
    /// Too much is going on at the moment; try again in so many seconds. Nothing was changed.
    #[error("busy; try again in {0} seconds")]
    Busy(i64),
    /// A long computation goes on; the page comes when it is done.
    #[error("still at work: {done} of {all}")]
    Working {
        /// How many are done.
        done: usize,
        /// How many there are; 0 while they are still being counted.
        all: usize,
    },
    /// Too large to take.
    #[error("too large: at most {0} bytes")]
    TooLarge(usize),
    /// A form or an address with more fields than any of ours has.
    #[error("too many fields: at most {0}")]
    TooManyFields(usize),
    /// The body of the request broke off or came too slowly. Nothing was changed.
    #[error("the request did not arrive whole")]
    Unfinished,
    /// The database or the place of attachments cannot serve for now; the same may be sent again in a moment.
    #[error("not available for now: {cause:#}")]
    Unavailable {
        /// Whether what was sent may have been stored all the same; otherwise nothing was.
        unsure: bool,
        /// What failed.
        cause: anyhow::Error,
    },
    /// Our own fault.
    #[error(transparent)]
    Ours(anyhow::Error),
}

impl Problem {
    /// The fact of a refusal that holds the address of the record that has to be mended first: the page leads there.
    pub const OWN_RECORD: &'static str = "own-record";

    /// A refusal that needs no facts.
    pub fn refused(key: &'static str) -> Self {
        Self::Refused { key, facts: Vec::new() }
    }

    /// A refusal with one fact.
    pub fn refused_with(key: &'static str, name: &'static str, fact: impl Into<String>) -> Self {
        Self::Refused { key, facts: vec![(name, fact.into())] }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::SignIn | Self::Enter(_) => StatusCode::UNAUTHORIZED,
            Self::NotAllowed | Self::TokenReads | Self::NoRole | Self::Suspended(_) | Self::SecondFactor => {
                StatusCode::FORBIDDEN
            }
            Self::Refused { .. } | Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict | Self::SentBefore { .. } => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) | Self::Working { .. } | Self::Unavailable { .. } => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::TooLarge(_) | Self::TooManyFields(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unfinished => StatusCode::REQUEST_TIMEOUT,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Keys of the title and the sentence that explain the problem.
    pub fn sentence(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("problem-not-found-title", "problem-not-found"),
            Self::WrongMethod => ("problem-wrong-method-title", "problem-wrong-method"),
            Self::SignIn => ("problem-sign-in-title", "problem-sign-in"),
            Self::Enter(entrance) => (entrance.title, entrance.sentence),
            Self::SecondFactor => ("problem-factor-title", "problem-factor"),
            Self::NoRole => ("problem-no-role-title", "problem-no-role"),
            Self::Suspended(_) => ("problem-suspended-title", "problem-suspended"),
            Self::NotAllowed => ("problem-not-allowed-title", "problem-not-allowed"),
            Self::TokenReads => ("problem-token-reads-title", "problem-token-reads"),
            Self::Refused { key, .. } => ("problem-refused-title", key),
            Self::Invalid(_) => ("problem-invalid-title", "problem-invalid"),
            Self::Conflict => ("problem-conflict-title", "problem-conflict"),
            Self::SentBefore { same: true } => ("problem-sent-before-title", "problem-sent-before"),
            Self::SentBefore { same: false } => {
                ("problem-sent-before-title", "problem-sent-before-otherwise")
            }
            Self::TooMany(_) => ("problem-too-many-title", "problem-too-many"),
            Self::Busy(_) => ("problem-busy-title", "problem-busy"),
            Self::Working { all: 0, .. } => ("problem-working-title", "problem-working-begins"),
            Self::Working { .. } => ("problem-working-title", "problem-working"),
            Self::TooLarge(_) => ("problem-too-large-title", "problem-too-large"),
            Self::TooManyFields(_) => ("problem-too-large-title", "problem-too-many-fields"),
            Self::Unfinished => ("problem-unfinished-title", "problem-unfinished"),
            Self::Unavailable { unsure: false, .. } => ("problem-unavailable-title", "problem-unavailable"),
            Self::Unavailable { unsure: true, .. } => {
                ("problem-unavailable-title", "problem-unavailable-unsure")
            }
            Self::Ours(_) => ("problem-ours-title", "problem-ours"),
        }
    }

    /// The problem in a sentence for the terminal, in its reader's language; faults of what was given are named one by one.
    pub fn for_terminal(self, words: &Words) -> anyhow::Error {
        let language = Language::of_terminal();
        let say = |key: &str, facts: &[(&str, String)]| words.say_with(language, key, facts);
        match self {
            Self::Ours(error) | Self::Unavailable { cause: error, .. } => error,
            Self::Invalid(faults) => {
                let told =
                    |fault: &Fault| format!("{}: {}", fault.field, say(fault.key, &fault.facts(language)));
                anyhow::anyhow!(faults.iter().map(told).collect::<Vec<_>>().join("; "))
            }
            other => anyhow::anyhow!(say(other.sentence().1, &other.facts(language))),
        }
    }

    /// The facts that the sentence names, numbers as the language writes them.
    pub fn facts(&self, language: Language) -> Vec<(&'static str, String)> {
        let whole = |number: usize| Fact::from(number).shown(language);
        match self {
            Self::Refused { facts, .. } => facts.clone(),
            Self::TooMany(seconds) | Self::Busy(seconds) => vec![("seconds", seconds.to_string())],
            Self::Working { done, all } => vec![("done", whole(*done)), ("all", whole(*all))],
            Self::TooLarge(bytes) if *bytes < 1_000_000 => vec![("size", format!("{} kB", bytes / 1_000))],
            Self::TooLarge(bytes) => vec![("size", format!("{} MB", bytes / 1_000_000))],
            Self::TooManyFields(most) => vec![("most", whole(*most))],
            _ => Vec::new(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoRow => Self::NotFound,
            StoreError::SentBefore => Self::SentBefore { same: true },
            other => Self::from(anyhow::Error::from(other)),
        }
    }
}

impl From<anyhow::Error> for Problem {
    /// Looks at what lies beneath: an outage passes, everything else is our own fault.
    fn from(error: anyhow::Error) -> Self {
        let unsure = error.chain().find_map(|cause| match cause.downcast_ref::<StoreError>() {
            Some(StoreError::Unavailable { unsure, .. }) => Some(*unsure),
            _ => files::is_outage(cause).then_some(false),
        });
        match unsure {
            Some(unsure) => Self::Unavailable { unsure, cause: error },
            None => Self::Ours(error),
        }
    }
}

/// A problem on its way out; the shell turns it into a page in the visitor's language.
#[derive(Clone)]
pub struct Unrendered(pub std::sync::Arc<Problem>);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Unrendered(std::sync::Arc::new(self)));
        response
    }
}

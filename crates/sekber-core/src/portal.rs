//! News for the public: their categories, and the way of a piece of news from a draft to the public and back.

use crate::coded::coded;

coded! {
    /// What a piece of news is about.
    Category, "category of news":
    /// What the joint secretariat did.
    Activity = "activity",
    /// Offices and partners working together.
    Partnership = "partnership",
    /// What came out of it.
    Outcome = "outcome",
    /// A call, a date, a change.
    Announcement = "announcement",
}

coded! {
    /// How far a piece of news is.
    NewsState, "state of news":
    /// Being written.
    Draft = "draft",
    /// Everybody can read it.
    Published = "published",
    /// Taken back.
    Withdrawn = "withdrawn",
}

coded! {
    /// What is done with a piece of news.
    NewsStep, "step of news":
    /// Shown to everybody.
    Publish = "publish",
    /// Taken back.
    Withdraw = "withdraw",
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{step} is not possible while {state}")]
pub struct OutOfTurn {
    /// The present state.
    pub state: NewsState,
    /// The step.
    pub step: NewsStep,
}

/// The state after a step.
///
/// # Errors
/// When the step leads nowhere from this state.
pub fn apply(state: NewsState, step: NewsStep) -> Result<NewsState, OutOfTurn> {
    match (state, step) {
        (NewsState::Draft | NewsState::Withdrawn, NewsStep::Publish) => Ok(NewsState::Published),
        (NewsState::Published, NewsStep::Withdraw) => Ok(NewsState::Withdrawn),
        _ => Err(OutOfTurn { state, step }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_is_published_once_and_taken_back_once() {
        assert_eq!(apply(NewsState::Draft, NewsStep::Publish), Ok(NewsState::Published));
        assert_eq!(apply(NewsState::Withdrawn, NewsStep::Publish), Ok(NewsState::Published));
        assert_eq!(apply(NewsState::Published, NewsStep::Withdraw), Ok(NewsState::Withdrawn));
        assert!(apply(NewsState::Published, NewsStep::Publish).is_err());
        assert!(apply(NewsState::Draft, NewsStep::Withdraw).is_err());
    }
}

//! What the frame of every page leads to. The frame knows no room: whichever serves one of these pages says on its card where.

/// A page that the frame of every page leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FramePart {
    /// One's own account.
    Account,
    /// Where somebody signs in.
    SignIn,
    /// Where somebody signs out.
    SignOut,
    /// Where the second factor is switched on.
    SecondFactor,
    /// What somebody was told.
    Notices,
    /// Where the language is chosen; its tag stands behind.
    Language,
    /// The search of those who are signed in.
    Search,
    /// The search of everybody else.
    PublicSearch,
    /// Lists that somebody keeps under a name.
    SavedLists,
}

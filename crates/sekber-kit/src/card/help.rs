//! Where a page is explained: the "?" beside its title.

use crate::words::Language;

/// A link to the part of the guides that explains a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLink {
    /// What that part is called.
    pub title: String,
    /// Where it is.
    pub href: String,
}

/// Finds what explains the page at a path, in a language.
pub type Helping = fn(&str, Language) -> Option<HelpLink>;

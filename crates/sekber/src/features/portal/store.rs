//! SQL of what is public. Which rows and which columns everybody may see is said here alone, for pages, files and programs.

pub mod figures;
pub mod meetings;
pub mod news;
pub mod organisations;
pub mod programmes;
pub mod settings;
pub mod trail;

/// When everybody may see an office or partner `o`: it is marked as public, at work or verified, and no double.
macro_rules! shown_organisation {
    () => {
        "o.published and o.merged_into is null and o.state in ('active', 'verified')"
    };
}

/// When everybody may see a programme `p` whose owner may be seen: it is marked as public and found in
/// order, and its owner has not changed it since.
macro_rules! shown_programme {
    () => {
        "p.published and not p.withheld and p.state in ('verified', 'active', 'completed')"
    };
}

use {shown_organisation, shown_programme};

//! Entries of the main navigation and the groups they stand in, which follow the cycle.

use crate::access::Permit;

/// An entry of the main navigation.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// The group it stands in.
    pub group: NavGroup,
    /// Key of its label.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Who sees it.
    pub permit: Permit,
}

/// The groups, in the order of the cycle; administration stands apart. A group without an entry that the visitor may use
/// is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NavGroup {
    /// The front page.
    Home,
    /// Offices, partners, programmes, legal documents, import.
    Data,
    /// Which programmes fit which duties.
    Matching,
    /// Coordination meetings.
    Meeting,
    /// Partnerships and their progress.
    Partnership,
    /// Overlaps and gaps.
    Synchronisation,
    /// The award.
    Award,
    /// What the public sees.
    Public,
    /// People, settings, letters, the trail, the calendar.
    Administration,
    /// At the foot of every page: what anybody may look for and few do often.
    Foot,
}

impl NavGroup {
    /// Key of the group's label.
    pub fn label(self) -> &'static str {
        match self {
            Self::Home => "nav-group-home",
            Self::Data => "nav-group-data",
            Self::Matching => "nav-group-matching",
            Self::Meeting => "nav-group-meeting",
            Self::Partnership => "nav-group-partnership",
            Self::Synchronisation => "nav-group-synchronisation",
            Self::Award => "nav-group-award",
            Self::Public => "nav-group-public",
            Self::Administration => "nav-group-administration",
            Self::Foot => "nav-group-foot",
        }
    }

    /// Whether it stands apart from the cycle.
    pub fn is_apart(self) -> bool {
        self == Self::Administration
    }
}

//! Who a person is in a district: the roles, the duties inside an organisation, and what each may do.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::value::OrganisationId;

coded! {
    /// What somebody who acts for an organisation does there.
    Duty, "duty":
    /// Looks after the organisation's people as well as its records.
    Manager = "manager",
    /// Keeps the organisation's records and speaks for it.
    Editor = "editor",
    /// Reads what is the organisation's own, changes nothing.
    Reader = "reader",
}

impl Duty {
    /// Whether the duty is to keep the organisation's records.
    pub fn may_edit(self) -> bool {
        self != Self::Reader
    }
}

coded! {
    /// A matter of the district that an office or a section of it looks after for all, beside what is its own.
    Section, "section":
    /// Kesbangpol: looks at the standing in law of civil organisations, and records their notices of presence.
    Kesbangpol = "kesbangpol",
    /// The data steward (wali data): keeps the data on need.
    DataSteward = "data_steward",
    /// The legal section (Bagian Hukum): reads papers of partnerships while they are drafted, and says what is to be changed.
    Law = "law",
    /// The section for cooperation (Bagian Kerja Sama): the same, for the team that coordinates the district's cooperation.
    Cooperation = "cooperation",
    /// The auditor (Inspektorat): reads the trail and the archive of documents, and changes nothing.
    Auditor = "auditor",
}

/// A role that a person holds in a district; one person may hold several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the secretariat's system: people, settings, audit.
    Admin,
    /// Works in the secretariat: registry, verification, cycle.
    Staff,
    /// Acts for one government office.
    Office(OrganisationId, Duty),
    /// Acts for one development partner.
    Partner(OrganisationId, Duty),
    /// Bupati or Sekda: reads everything, changes nothing.
    Leader,
    /// Scores nominees of the award.
    Juror,
    /// Looks after one matter of the district, and decides nothing else.
    Section(Section),
}

/// Why a text is not a role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a role is admin, staff, leader, juror, kesbangpol, data_steward, law, cooperation, auditor, or with its organisation \
     office, office_editor, office_reader, partner, partner_editor, partner_reader"
)]
pub struct NotARole;

impl Role {
    /// The roles that stand for themselves, in the order in which forms offer them.
    pub const UNBOUND: [Self; 9] = [
        Self::Admin,
        Self::Staff,
        Self::Leader,
        Self::Juror,
        Self::Section(Section::Kesbangpol),
        Self::Section(Section::DataSteward),
        Self::Section(Section::Law),
        Self::Section(Section::Cooperation),
        Self::Section(Section::Auditor),
    ];

    /// The name of the role without its organisation, as stored.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Staff => "staff",
            Self::Office(_, Duty::Manager) => "office",
            Self::Office(_, Duty::Editor) => "office_editor",
            Self::Office(_, Duty::Reader) => "office_reader",
            Self::Partner(_, Duty::Manager) => "partner",
            Self::Partner(_, Duty::Editor) => "partner_editor",
            Self::Partner(_, Duty::Reader) => "partner_reader",
            Self::Leader => "leader",
            Self::Juror => "juror",
            Self::Section(section) => section.as_str(),
        }
    }

    /// The organisation that the role is bound to, if any.
    pub fn organisation(&self) -> Option<&OrganisationId> {
        match self {
            Self::Office(id, _) | Self::Partner(id, _) => Some(id),
            _ => None,
        }
    }

    /// The duty inside that organisation, if any.
    pub fn duty(&self) -> Option<Duty> {
        match self {
            Self::Office(_, duty) | Self::Partner(_, duty) => Some(*duty),
            _ => None,
        }
    }

    /// The same side of the same organisation with another duty; roles without an organisation stay as they are.
    pub fn with_duty(self, duty: Duty) -> Self {
        match self {
            Self::Office(id, _) => Self::Office(id, duty),
            Self::Partner(id, _) => Self::Partner(id, duty),
            other => other,
        }
    }

    /// The side of the table that the role sits on, as organisations name it.
    pub fn side(&self) -> Option<&'static str> {
        match self {
            Self::Office(..) => Some("office"),
            Self::Partner(..) => Some("partner"),
            _ => None,
        }
    }

    /// Puts a stored role together again.
    ///
    /// # Errors
    /// When the name is unknown, or the organisation is missing where the role needs one or given where it must not be.
    pub fn from_parts(name: &str, organisation: Option<OrganisationId>) -> Result<Self, NotARole> {
        match (name, organisation) {
            ("admin", None) => Ok(Self::Admin),
            ("staff", None) => Ok(Self::Staff),
            ("leader", None) => Ok(Self::Leader),
            ("juror", None) => Ok(Self::Juror),
            ("office", Some(id)) => Ok(Self::Office(id, Duty::Manager)),
            ("office_editor", Some(id)) => Ok(Self::Office(id, Duty::Editor)),
            ("office_reader", Some(id)) => Ok(Self::Office(id, Duty::Reader)),
            ("partner", Some(id)) => Ok(Self::Partner(id, Duty::Manager)),
            ("partner_editor", Some(id)) => Ok(Self::Partner(id, Duty::Editor)),
            ("partner_reader", Some(id)) => Ok(Self::Partner(id, Duty::Reader)),
            (name, None) => name.parse().map(Self::Section).map_err(|_| NotARole),
            _ => Err(NotARole),
        }
    }
}

/// Whether somebody who holds `held` may give `role` to another person, or take it away.
///
/// Administrators give every role, and they alone those of sections. The secretariat's staff brings in those who act for
/// organisations and the jury. Whoever manages an organisation brings in its other people, whatever their duty. Nobody can raise
/// anybody above themselves.
pub fn may_give(held: &[Role], role: &Role) -> bool {
    if held.contains(&Role::Admin) {
        return true;
    }
    match role {
        Role::Admin | Role::Staff | Role::Leader | Role::Section(_) => false,
        Role::Juror => held.contains(&Role::Staff),
        Role::Office(..) | Role::Partner(..) => {
            held.contains(&Role::Staff) || held.contains(&role.clone().with_duty(Duty::Manager))
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.organisation() {
            Some(id) => write!(f, "{}:{id}", self.name()),
            None => f.write_str(self.name()),
        }
    }
}

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(text: &str) -> Result<Self, NotARole> {
        let (name, organisation) = match text.split_once(':') {
            Some((name, id)) => (name, Some(id.parse().map_err(|_| NotARole)?)),
            None => (text, None),
        };
        Self::from_parts(name, organisation)
    }
}

#[cfg(test)]
mod tests;

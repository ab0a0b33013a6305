//! Who a person is in a district: the seven roles and what each may do.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::value::OrganisationId;

/// A role that a person holds in a district; one person may hold several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the secretariat's system: people, settings, audit.
    Admin,
    /// Works in the secretariat: registry, verification, cycle.
    Staff,
    /// Acts for one government office.
    Office(OrganisationId),
    /// Acts for one development partner.
    Partner(OrganisationId),
    /// Bupati or Sekda: reads everything, changes nothing.
    Leader,
    /// Scores nominees of the award.
    Juror,
}

/// Why a text is not a role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a role is admin, staff, leader, juror, office with its organisation, or partner with its organisation"
)]
pub struct NotARole;

impl Role {
    /// The name of the role without its organisation, as stored.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Staff => "staff",
            Self::Office(_) => "office",
            Self::Partner(_) => "partner",
            Self::Leader => "leader",
            Self::Juror => "juror",
        }
    }

    /// The organisation that the role is bound to, if any.
    pub fn organisation(&self) -> Option<&OrganisationId> {
        match self {
            Self::Office(id) | Self::Partner(id) => Some(id),
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
            ("office", Some(id)) => Ok(Self::Office(id)),
            ("partner", Some(id)) => Ok(Self::Partner(id)),
            _ => Err(NotARole),
        }
    }
}

/// Whether somebody who holds `held` may give `role` to another person, or take it away.
///
/// Administrators give every role. The secretariat's staff brings in those who act for organisations and the jury. Whoever
/// acts for an organisation brings in colleagues of the same organisation. Nobody can raise anybody above themselves.
pub fn may_give(held: &[Role], role: &Role) -> bool {
    if held.contains(&Role::Admin) {
        return true;
    }
    match role {
        Role::Admin | Role::Staff | Role::Leader => false,
        Role::Juror => held.contains(&Role::Staff),
        Role::Office(_) | Role::Partner(_) => held.contains(&Role::Staff) || held.contains(role),
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

//! What the trail says about roles: readable values, no ids.

use sekber_core::roles::Role;
use sekber_core::value::RegionCode;
use serde::Serialize;

use super::store;
use crate::kit::problem::Problem;
use crate::kit::store::Db;

/// A role as the trail shows it.
#[derive(Debug, Clone, Serialize)]
pub struct RoleRecord {
    /// The role's name.
    pub role: String,
    /// The organisation's name, for roles that are bound to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
}

impl RoleRecord {
    /// `partner: Yayasan Dian`, or the role alone.
    pub fn label(&self) -> String {
        match &self.organisation {
            Some(organisation) => format!("{}: {organisation}", self.role),
            None => self.role.clone(),
        }
    }
}

/// The record of a role; its organisation must be there, on the role's side, and not joined to another.
///
/// # Errors
/// [`Problem::NotFound`] when it is not there, a refusal that names the one that it was joined to.
pub async fn record_of(db: &Db, region: &RegionCode, role: &Role) -> Result<RoleRecord, Problem> {
    let organisation = match role.organisation() {
        Some(id) => {
            let known = store::organisation(db, region, id)
                .await?
                .filter(|known| Some(known.side.as_str()) == role.side());
            let name = known.ok_or(Problem::NotFound)?.name;
            if let Some(into) = store::joined_to(db, region, id).await? {
                return Err(Problem::refused_with("refused-organisation-joined", "into", into));
            }
            Some(name)
        }
        None => None,
    };
    Ok(RoleRecord { role: role.name().to_owned(), organisation })
}

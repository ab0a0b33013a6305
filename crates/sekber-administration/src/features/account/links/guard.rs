//! The guard of an invitation: the secretariat, and those who look after the people of the organisation it leads to.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::InvitationId;

use super::actions::may_withdraw;
use super::store::{self, Invitation};
use crate::kit::access::{Actor, Guard, Permit, RoleHolder, path_parameter};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Somebody who may withdraw the invitation named by `{invitation}` in the path.
#[derive(Debug, Clone)]
pub struct InvitationOwner {
    /// Who.
    pub actor: Actor,
    /// Which invitation.
    pub invitation: Invitation,
}

impl FromRequestParts<App> for InvitationOwner {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
        let id: InvitationId = path_parameter(parts, app, "invitation").await?;
        let invitation = store::by_id(app.db(), &app.region(), &id).await;
        match invitation {
            Ok(invitation) if may_withdraw(&actor, &invitation) => Ok(Self { actor, invitation }),
            // Whether an invitation exists is for its own people to know.
            _ if !actor.is_secretariat() => Err(Problem::NotAllowed),
            Ok(_) => Err(Problem::NotAllowed),
            Err(error) => Err(error.into()),
        }
    }
}

impl Guard for InvitationOwner {
    const PERMIT: Permit = Permit::Manager;
}

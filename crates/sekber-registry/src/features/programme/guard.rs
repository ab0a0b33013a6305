//! Permission to change a programme: its owner's people and the secretariat.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::{OrganisationId, ProgrammeId};

use super::store::record::owner_of;
use crate::kit::access::{Actor, Guard, Permit, RoleHolder, path_parameter, refusal};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Somebody who may change the programme named by `{programme}` in the path.
#[derive(Debug, Clone)]
pub struct ProgrammeEditor {
    /// Who.
    pub actor: Actor,
    /// Which programme.
    pub programme: ProgrammeId,
    /// Whose programme it is.
    pub organisation: OrganisationId,
}

impl FromRequestParts<App> for ProgrammeEditor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
        let programme: ProgrammeId = path_parameter(parts, app, "programme").await?;
        let owner = owner_of(app.db(), &app.region(), &programme).await?;
        let organisation = owner.ok_or(Problem::NotFound)?;
        actor.require_for(&organisation, Actor::may_edit).map_err(|_| refusal(&actor))?;
        Ok(Self { actor, programme, organisation })
    }
}

impl Guard for ProgrammeEditor {
    const PERMIT: Permit = Permit::Owner;
}

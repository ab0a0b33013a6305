//! Who may see and apply an import: the one who uploaded it, as long as the roles suffice, and the secretariat.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::ImportId;

use super::permission::may_work_on;
use super::store::{self, Run};
use crate::kit::access::{Actor, Guard, Permit, RequestIdentity, path_parameter, require};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Somebody who may work on the import named by `{run}` in the path.
#[derive(Debug, Clone)]
pub struct Importer {
    /// Who.
    pub actor: Actor,
    /// The import.
    pub run: Run,
}

impl FromRequestParts<App> for Importer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let visitor = RequestIdentity::from_request_parts(parts, app).await?;
        let actor = require(&visitor, Permit::Member)?;
        let id: ImportId = path_parameter(parts, app, "run").await?;
        match store::run(app.db(), &app.region(), &id).await? {
            Some(run) if may_work_on(&actor, &run) => Ok(Self { actor, run }),
            // Whether an import exists is nobody else's business.
            _ if actor.is_secretariat() => Err(Problem::NotFound),
            _ => Err(Problem::NotAllowed),
        }
    }
}

impl Guard for Importer {
    const PERMIT: Permit = Permit::Owner;
}

//! Permission to visits: whoever takes part in the partnership reads and records them, the secretariat does both, leaders read.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::VisitId;

use super::model::Visit;
use super::store::read;
use crate::features::partnership::Scene;
use crate::kit::access::{Guard, Permit, RoleHolder, path_parameter};
use crate::kit::app::App;
use crate::kit::problem::Problem;

async fn visit(parts: &mut Parts, app: &App) -> Result<(Scene, Visit), Problem> {
    let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
    let id: VisitId = path_parameter(parts, app, "visit").await?;
    let found = read::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    Ok((Scene::of(actor, app, &found.partnership_id).await?, found))
}

/// Somebody who may read the visits of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct VisitsReader(pub Scene);

/// Somebody who may record visits of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct VisitsKeeper(pub Scene);

/// Somebody who may read the visit named by `{visit}` in the path.
#[derive(Debug, Clone)]
pub struct VisitReader(pub Scene, pub Visit);

/// Somebody who may write on the visit named by `{visit}` in the path.
#[derive(Debug, Clone)]
pub struct VisitKeeper(pub Scene, pub Visit);

impl FromRequestParts<App> for VisitsReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_reader().map(Self)
    }
}

impl FromRequestParts<App> for VisitsKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_keeper().map(Self)
    }
}

impl FromRequestParts<App> for VisitReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (scene, found) = visit(parts, app).await?;
        Ok(Self(scene.for_reader()?, found))
    }
}

impl FromRequestParts<App> for VisitKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (scene, found) = visit(parts, app).await?;
        Ok(Self(scene.for_keeper()?, found))
    }
}

impl Guard for VisitsReader {
    const PERMIT: Permit = Permit::Reader;
}

impl Guard for VisitsKeeper {
    const PERMIT: Permit = Permit::Owner;
}

impl Guard for VisitReader {
    const PERMIT: Permit = Permit::Reader;
}

impl Guard for VisitKeeper {
    const PERMIT: Permit = Permit::Owner;
}

//! Permission to a work plan: whoever takes part reads it and writes on it, the secretariat does both, leaders read.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::{ActivityId, IndicatorId};
use sekber_core::work_plan::Proposer;

use super::actions;
use super::model::{Activity, Indicator};
use super::store::{activities, indicators};
use crate::features::partnership::Scene;
use crate::kit::access::{Guard, Permit, RoleHolder, path_parameter};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Whether whoever looks may agree to a line that was put forward.
pub fn may_agree(scene: &Scene, by: Proposer) -> bool {
    let me = actions::proposer(&scene.actor, &scene.parties);
    scene.keeps() && !scene.partnership.state.is_over() && by.may_be_agreed_by(me)
}

/// Somebody who may read the plan of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct PlanReader(pub Scene);

/// Somebody who may write on the plan of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct PlanKeeper(pub Scene);

/// Somebody who may read the activity named by `{work_activity}` in the path.
#[derive(Debug, Clone)]
pub struct ActivityReader(pub Scene, pub Activity);

/// Somebody who may write on the activity named by `{work_activity}` in the path.
#[derive(Debug, Clone)]
pub struct ActivityKeeper(pub Scene, pub Activity);

/// Somebody who may read the indicator named by `{work_indicator}` in the path.
#[derive(Debug, Clone)]
pub struct IndicatorReader(pub Scene, pub Indicator);

/// Somebody who may write on the indicator named by `{work_indicator}` in the path.
#[derive(Debug, Clone)]
pub struct IndicatorKeeper(pub Scene, pub Indicator);

async fn activity(parts: &mut Parts, app: &App) -> Result<(Scene, Activity), Problem> {
    let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
    let id: ActivityId = path_parameter(parts, app, "work_activity").await?;
    let found = activities::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    Ok((Scene::of(actor, app, &found.partnership_id).await?, found))
}

async fn indicator(parts: &mut Parts, app: &App) -> Result<(Scene, Indicator), Problem> {
    let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
    let id: IndicatorId = path_parameter(parts, app, "work_indicator").await?;
    let found = indicators::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    Ok((Scene::of(actor, app, &found.partnership_id).await?, found))
}

impl FromRequestParts<App> for PlanReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_reader().map(Self)
    }
}

impl FromRequestParts<App> for PlanKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_keeper().map(Self)
    }
}

impl FromRequestParts<App> for ActivityReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (scene, found) = activity(parts, app).await?;
        Ok(Self(scene.for_reader()?, found))
    }
}

impl FromRequestParts<App> for ActivityKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (scene, found) = activity(parts, app).await?;
        Ok(Self(scene.for_keeper()?, found))
    }
}

impl FromRequestParts<App> for IndicatorReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (scene, found) = indicator(parts, app).await?;
        Ok(Self(scene.for_reader()?, found))
    }
}

impl FromRequestParts<App> for IndicatorKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (scene, found) = indicator(parts, app).await?;
        Ok(Self(scene.for_keeper()?, found))
    }
}

impl Guard for PlanReader {
    const PERMIT: Permit = Permit::Reader;
}

impl Guard for PlanKeeper {
    const PERMIT: Permit = Permit::Owner;
}

impl Guard for ActivityReader {
    const PERMIT: Permit = Permit::Reader;
}

impl Guard for ActivityKeeper {
    const PERMIT: Permit = Permit::Owner;
}

impl Guard for IndicatorReader {
    const PERMIT: Permit = Permit::Reader;
}

impl Guard for IndicatorKeeper {
    const PERMIT: Permit = Permit::Owner;
}

//! Permission to a work plan: whoever takes part reads it and writes on it, the secretariat does both, leaders read.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::{ActivityId, IndicatorId, PartnershipId};
use sekber_core::work_plan::Proposer;

use super::actions;
use super::model::{Activity, Indicator};
use super::store::{activities, indicators};
use crate::features::partnership::{self, Partnership, Party};
use crate::kit::access::{Actor, Guard, Permit, RequestIdentity, path_parameter, refusal, require};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A partnership’s plan, and who asks for it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Who.
    pub actor: Actor,
    /// The partnership.
    pub partnership: Partnership,
    /// Who takes part.
    pub parties: Vec<Party>,
}

impl Desk {
    /// Whether whoever looks writes on the plan.
    pub fn writes(&self) -> bool {
        actions::may_write(&self.actor, &self.parties)
    }

    /// Whether whoever looks may agree to a line that was put forward.
    pub fn may_agree(&self, by: Proposer) -> bool {
        let me = actions::proposer(&self.actor, &self.parties);
        self.writes() && !self.partnership.state.is_over() && by.may_be_agreed_by(me)
    }

    /// Where the plan is shown.
    pub fn path(&self) -> String {
        format!("{}/plan", self.partnership.path())
    }

    /// Those who take part, as choices.
    pub fn choices(&self) -> Vec<(String, String)> {
        self.parties.iter().map(|party| (party.organisation_id.to_string(), party.name.clone())).collect()
    }
}

async fn desk(actor: Actor, app: &App, id: &PartnershipId) -> Result<Desk, Problem> {
    let (db, region) = (app.db(), app.region());
    let partnership = partnership::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
    let parties = partnership::parties(db, &region, id).await?;
    Ok(Desk { actor, partnership, parties })
}

async fn asked(parts: &mut Parts, app: &App) -> Result<Actor, Problem> {
    let visitor = RequestIdentity::from_request_parts(parts, app).await?;
    require(&visitor, Permit::RoleHolder)
}

fn reads(desk: &Desk) -> Result<(), Problem> {
    match partnership::may_read(&desk.actor, desk.parties.iter().map(|party| &party.organisation_id)) {
        true => Ok(()),
        false => Err(refusal(&desk.actor)),
    }
}

fn keeps(desk: &Desk) -> Result<(), Problem> {
    let own = desk.parties.iter().any(|party| desk.actor.acts_for(&party.organisation_id));
    match Permit::Owner.allows(Some(&desk.actor), own) {
        true => Ok(()),
        false => Err(refusal(&desk.actor)),
    }
}

/// Somebody who may read the plan of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct PlanReader(pub Desk);

/// Somebody who may write on the plan of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct PlanKeeper(pub Desk);

/// Somebody who may read the activity named by `{work_activity}` in the path.
#[derive(Debug, Clone)]
pub struct ActivityReader(pub Desk, pub Activity);

/// Somebody who may write on the activity named by `{work_activity}` in the path.
#[derive(Debug, Clone)]
pub struct ActivityKeeper(pub Desk, pub Activity);

/// Somebody who may read the indicator named by `{work_indicator}` in the path.
#[derive(Debug, Clone)]
pub struct IndicatorReader(pub Desk, pub Indicator);

/// Somebody who may write on the indicator named by `{work_indicator}` in the path.
#[derive(Debug, Clone)]
pub struct IndicatorKeeper(pub Desk, pub Indicator);

async fn plan(parts: &mut Parts, app: &App) -> Result<Desk, Problem> {
    let actor = asked(parts, app).await?;
    let id: PartnershipId = path_parameter(parts, app, "partnership").await?;
    desk(actor, app, &id).await
}

async fn activity(parts: &mut Parts, app: &App) -> Result<(Desk, Activity), Problem> {
    let actor = asked(parts, app).await?;
    let id: ActivityId = path_parameter(parts, app, "work_activity").await?;
    let found = activities::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    Ok((desk(actor, app, &found.partnership_id).await?, found))
}

async fn indicator(parts: &mut Parts, app: &App) -> Result<(Desk, Indicator), Problem> {
    let actor = asked(parts, app).await?;
    let id: IndicatorId = path_parameter(parts, app, "work_indicator").await?;
    let found = indicators::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    Ok((desk(actor, app, &found.partnership_id).await?, found))
}

impl FromRequestParts<App> for PlanReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = plan(parts, app).await?;
        reads(&desk).map(|()| Self(desk))
    }
}

impl FromRequestParts<App> for PlanKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = plan(parts, app).await?;
        keeps(&desk).map(|()| Self(desk))
    }
}

impl FromRequestParts<App> for ActivityReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (desk, found) = activity(parts, app).await?;
        reads(&desk).map(|()| Self(desk, found))
    }
}

impl FromRequestParts<App> for ActivityKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (desk, found) = activity(parts, app).await?;
        keeps(&desk).map(|()| Self(desk, found))
    }
}

impl FromRequestParts<App> for IndicatorReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (desk, found) = indicator(parts, app).await?;
        reads(&desk).map(|()| Self(desk, found))
    }
}

impl FromRequestParts<App> for IndicatorKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (desk, found) = indicator(parts, app).await?;
        keeps(&desk).map(|()| Self(desk, found))
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

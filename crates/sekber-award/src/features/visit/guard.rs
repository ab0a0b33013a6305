//! Permission to visits: whoever takes part in the partnership reads and records them, the secretariat does both, leaders read.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::{PartnershipId, VisitId};

use super::actions;
use super::model::Visit;
use super::store::read;
use crate::features::partnership::{self, Partnership, Party};
use crate::kit::access::{Actor, Guard, Permit, RequestIdentity, path_parameter, refusal, require};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A partnership’s visits, and who asks for them.
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
    /// The desk of whoever asks for the visits of a partnership.
    pub async fn of(actor: Actor, app: &App, id: &PartnershipId) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let partnership = partnership::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
        let parties = partnership::parties(db, &region, id).await?;
        Ok(Self { actor, partnership, parties })
    }

    /// Whether whoever looks records visits.
    pub fn writes(&self) -> bool {
        actions::may_write(&self.actor, &self.parties)
    }

    /// Those who take part, as choices.
    pub fn choices(&self) -> Vec<(String, String)> {
        self.parties.iter().map(|party| (party.organisation_id.to_string(), party.name.clone())).collect()
    }

    /// Where the visits are listed.
    pub fn path(&self) -> String {
        format!("{}/visits", self.partnership.path())
    }
}

async fn asked(parts: &mut Parts, app: &App) -> Result<Actor, Problem> {
    let visitor = RequestIdentity::from_request_parts(parts, app).await?;
    require(&visitor, Permit::RoleHolder)
}

async fn visit(parts: &mut Parts, app: &App) -> Result<(Desk, Visit), Problem> {
    let actor = asked(parts, app).await?;
    let id: VisitId = path_parameter(parts, app, "visit").await?;
    let found = read::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    Ok((Desk::of(actor, app, &found.partnership_id).await?, found))
}

async fn plain(parts: &mut Parts, app: &App) -> Result<Desk, Problem> {
    let actor = asked(parts, app).await?;
    let id: PartnershipId = path_parameter(parts, app, "partnership").await?;
    Desk::of(actor, app, &id).await
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

/// Somebody who may read the visits of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct VisitsReader(pub Desk);

/// Somebody who may record visits of the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct VisitsKeeper(pub Desk);

/// Somebody who may read the visit named by `{visit}` in the path.
#[derive(Debug, Clone)]
pub struct VisitReader(pub Desk, pub Visit);

/// Somebody who may write on the visit named by `{visit}` in the path.
#[derive(Debug, Clone)]
pub struct VisitKeeper(pub Desk, pub Visit);

impl FromRequestParts<App> for VisitsReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = plain(parts, app).await?;
        reads(&desk).map(|()| Self(desk))
    }
}

impl FromRequestParts<App> for VisitsKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = plain(parts, app).await?;
        keeps(&desk).map(|()| Self(desk))
    }
}

impl FromRequestParts<App> for VisitReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (desk, found) = visit(parts, app).await?;
        reads(&desk).map(|()| Self(desk, found))
    }
}

impl FromRequestParts<App> for VisitKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (desk, found) = visit(parts, app).await?;
        keeps(&desk).map(|()| Self(desk, found))
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

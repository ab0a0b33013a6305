//! Permission by report: its partner's people, the offices of the partnership, the secretariat and the leaders.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::{OrganisationId, ReportId};

use super::model::Report;
use super::store::reports;
use crate::kit::access::{Actor, Guard, Permit, RequestIdentity, path_parameter, refusal, require};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A report in the path, and who asks for it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Who.
    pub actor: Actor,
    /// The report.
    pub report: Report,
    /// The offices of its partnership.
    pub offices: Vec<OrganisationId>,
}

impl Desk {
    /// Whether whoever looks decides on reports of this partnership.
    pub fn decides(&self) -> bool {
        self.actor.is_secretariat() || self.offices.iter().any(|office| self.actor.acts_for(office))
    }

    /// Whether whoever looks writes this report.
    pub fn writes(&self) -> bool {
        self.actor.may_edit(&self.report.organisation_id)
    }
}

async fn desk(parts: &mut Parts, app: &App) -> Result<Desk, Problem> {
    let visitor = RequestIdentity::from_request_parts(parts, app).await?;
    let actor = require(&visitor, Permit::RoleHolder)?;
    let id: ReportId = path_parameter(parts, app, "report").await?;
    let (db, region) = (app.db(), app.region());
    let report = reports::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let offices = reports::offices(db, &region, &report.partnership_id).await?;
    Ok(Desk { actor, report, offices })
}

/// Somebody who may read the report named by `{report}` in the path.
#[derive(Debug, Clone)]
pub struct ReportReader(pub Desk);

impl FromRequestParts<App> for ReportReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = desk(parts, app).await?;
        let own = desk.actor.belongs_to(&desk.report.organisation_id)
            || desk.offices.iter().any(|office| desk.actor.belongs_to(office));
        match Permit::Reader.allows(Some(&desk.actor), own) {
            true => Ok(Self(desk)),
            false => Err(refusal(&desk.actor)),
        }
    }
}

impl Guard for ReportReader {
    const PERMIT: Permit = Permit::Reader;
}

/// Somebody who may act on the report named by `{report}` in the path, as its writer or as its office; which of the two may do what is
/// for the verb to ask.
#[derive(Debug, Clone)]
pub struct ReportParty(pub Desk);

impl FromRequestParts<App> for ReportParty {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = desk(parts, app).await?;
        match Permit::Owner.allows(Some(&desk.actor), desk.writes() || desk.decides()) {
            true => Ok(Self(desk)),
            false => Err(refusal(&desk.actor)),
        }
    }
}

impl Guard for ReportParty {
    const PERMIT: Permit = Permit::Owner;
}

/// Somebody who may write the report named by `{report}` in the path.
#[derive(Debug, Clone)]
pub struct ReportWriter(pub Desk);

impl FromRequestParts<App> for ReportWriter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = desk(parts, app).await?;
        match Permit::Owner.allows(Some(&desk.actor), desk.writes()) {
            true => Ok(Self(desk)),
            false => Err(refusal(&desk.actor)),
        }
    }
}

impl Guard for ReportWriter {
    const PERMIT: Permit = Permit::Owner;
}

//! Permission by report: its partner's people, the offices of the partnership, the secretariat and the leaders.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::registry::kinds::Side;
use sekber_core::value::ReportId;

use super::actions::decide::may_decide;
use super::model::Report;
use super::store::reports;
use crate::features::partnership::{self, Party};
use crate::kit::access::{Actor, Guard, Permit, RoleHolder, path_parameter, refusal};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A report in the path, and who asks for it.
#[derive(Debug, Clone)]
pub struct ReportScene {
    /// Who.
    pub actor: Actor,
    /// The report.
    pub report: Report,
    /// Who takes part in its partnership.
    pub parties: Vec<Party>,
}

impl ReportScene {
    /// Whether whoever looks decides on reports of this partnership.
    pub fn decides(&self) -> bool {
        may_decide(&self.actor, &self.parties)
    }

    /// The same for whoever may see the report as it stands; to others an unsent one is as if it was not begun.
    fn opened(self) -> Result<Self, Problem> {
        if self.report.is_shown_to(&self.actor) { Ok(self) } else { Err(Problem::NotFound) }
    }

    /// Whether whoever looks writes this report.
    pub fn writes(&self) -> bool {
        self.actor.may_edit(&self.report.organisation_id)
    }
}

async fn scene(parts: &mut Parts, app: &App) -> Result<ReportScene, Problem> {
    let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
    let id: ReportId = path_parameter(parts, app, "report").await?;
    let (db, region) = (app.db(), app.region());
    let report = reports::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let parties = partnership::parties(db, &region, &report.partnership_id).await?;
    Ok(ReportScene { actor, report, parties })
}

/// Somebody who may read the report named by `{report}` in the path.
#[derive(Debug, Clone)]
pub struct ReportReader(pub ReportScene);

impl FromRequestParts<App> for ReportReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let scene = scene(parts, app).await?;
        let offices = scene.parties.iter().filter(|party| party.part.side() == Side::Office);
        let own = offices.map(|party| &party.organisation_id).chain([&scene.report.organisation_id]);
        match partnership::may_read(&scene.actor, own) {
            true => scene.opened().map(Self),
            false => Err(refusal(&scene.actor)),
        }
    }
}

impl Guard for ReportReader {
    const PERMIT: Permit = Permit::Reader;
}

/// Somebody who may act on the report named by `{report}` in the path, as its writer or as an office that decides; which of the two may do
/// what is for the verb to ask.
#[derive(Debug, Clone)]
pub struct ReportParty(pub ReportScene);

impl FromRequestParts<App> for ReportParty {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let scene = scene(parts, app).await?;
        match Permit::Owner.allows(Some(&scene.actor), scene.writes() || scene.decides()) {
            true => scene.opened().map(Self),
            false => Err(refusal(&scene.actor)),
        }
    }
}

impl Guard for ReportParty {
    const PERMIT: Permit = Permit::Owner;
}

/// Somebody who may write the report named by `{report}` in the path.
#[derive(Debug, Clone)]
pub struct ReportWriter(pub ReportScene);

impl FromRequestParts<App> for ReportWriter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let scene = scene(parts, app).await?;
        match Permit::Owner.allows(Some(&scene.actor), scene.writes()) {
            true => scene.opened().map(Self),
            false => Err(refusal(&scene.actor)),
        }
    }
}

impl Guard for ReportWriter {
    const PERMIT: Permit = Permit::Owner;
}

//! Pages of legal papers: a partner's own, and those that run out.

pub mod edit;
pub mod end;
pub mod expiring;
pub mod panel;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::registry::Turn;
use sekber_core::registry::papers::PaperKind;
use sekber_core::value::{OrganisationId, PaperId};

use super::model::{Paper, badge, papers_path};
use super::standing::{Need, Standing};
use super::store;
use crate::features::registry::{self, Organisation};
use crate::kit::access::OrganisationReader;
use crate::kit::app::App;
use crate::kit::files;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// A paper in the list, and whether a later one has taken its place.
struct Line {
    paper: Paper,
    renewed: bool,
}

#[derive(Template)]
#[template(path = "features/paper/pages/papers.html")]
struct PapersPage {
    frame: Frame,
    partner: Organisation,
    standing: Standing,
    in_force: Vec<Line>,
    ended: Vec<Paper>,
    today: Date,
    may_edit: bool,
    is_own: bool,
}

impl PapersPage {
    fn path(&self) -> String {
        papers_path(&self.partner.id)
    }

    /// The papers that meet a requirement, as one text.
    fn names(&self, need: &Need) -> String {
        let names: Vec<String> =
            need.any_of.iter().map(|kind| self.frame.say_code("paper-kind-", kind.as_str())).collect();
        names.join(&format!(" {} ", self.frame.say("paper-or")))
    }

    fn size(&self, paper: &Paper) -> String {
        let kilobytes = (paper.file_size.unwrap_or_default() + 999) / 1000;
        format!("{} kB", self.frame.whole(&kilobytes))
    }
}

/// A partner's papers, those in force and those that have ended, and what its legal form still asks for.
pub async fn papers(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let partner = partner(&app, &reader.organisation).await?;
    let kind = partner.partner_kind().ok_or(Problem::NotFound)?;
    let today = app.today();
    let mut papers = store::papers(app.db(), &app.region(), &partner.id).await?;
    // In the order in which the kinds are listed everywhere; within a kind the latest end stays first.
    papers.sort_by_key(|paper| paper.kind);
    let standing = Standing::of(partner.legal_form, kind, &papers, today);
    let (in_force, ended): (Vec<Paper>, Vec<Paper>) = papers.into_iter().partition(Paper::is_in_force);
    let lines =
        in_force.iter().map(|paper| Line { renewed: paper.is_renewed_by(&in_force), paper: paper.clone() });
    page(&PapersPage {
        in_force: lines.collect(),
        may_edit: reader.actor.may_keep_papers(&partner.id),
        is_own: reader.actor.belongs_to(&partner.id) && reader.actor.may_keep_papers(&partner.id),
        frame,
        partner,
        standing,
        ended,
        today,
    })
}

/// The scan of a paper, also of one that has ended.
pub async fn file(
    reader: OrganisationReader,
    State(app): State<App>,
    Path((_, paper)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let id = paper.parse().map_err(|_| Problem::NotFound)?;
    let paper = store::find(db, &region, &reader.organisation, &id).await?.ok_or(Problem::NotFound)?;
    let attachment = paper.attachment_id.ok_or(Problem::NotFound)?;
    let found = files::find(db, &region, &reader.organisation, &attachment).await?;
    files::send(app.files(), &found.ok_or(Problem::NotFound)?).await
}

/// The partner in the path; offices have no papers, and a record joined to another is found there.
async fn partner(app: &App, organisation: &OrganisationId) -> Result<Organisation, Problem> {
    let found = registry::find(app.db(), &app.region(), organisation).await?;
    found
        .map(|record| record.organisation)
        .filter(|found| found.partner_kind().is_some() && found.merged_into.is_none())
        .ok_or(Problem::NotFound)
}

/// The partner's paper in the path while it is in force.
async fn paper_in_force(app: &App, organisation: &OrganisationId, paper: &str) -> Result<Paper, Problem> {
    let id: PaperId = paper.parse().map_err(|_| Problem::NotFound)?;
    let found = store::find(app.db(), &app.region(), organisation, &id).await?;
    found.filter(Paper::is_in_force).ok_or(Problem::NotFound)
}

/// All kinds of papers with their names, for choices.
fn kinds(frame: &Frame) -> Vec<(String, String)> {
    frame.say_codes("paper-kind-", PaperKind::ALL)
}

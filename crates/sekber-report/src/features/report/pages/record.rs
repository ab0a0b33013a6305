//! One report, and what the office or the secretariat decides on it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::report::{Decision, ReportState};
use sekber_core::value::{AttachmentId, ReportId};

use super::edit::{Known, known};
use super::history::changed_since_returned;
use crate::features::ledger::thousandths;
use crate::features::report::actions::decide as verb;
use crate::features::report::guard::{ReportParty, ReportReader, ReportScene};
use crate::features::report::model::{Photo, Report};
use crate::features::report::store::figures::{self, Figure};
use crate::features::report::store::reports;
use crate::features::work_plan;
use crate::kit::app::App;
use crate::kit::files;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Change, Frame, PathId, go, mend, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/report/pages/record.html")]
struct RecordPage {
    frame: Frame,
    report: Report,
    known: Vec<Known>,
    figures: Vec<Figure>,
    photos: Vec<Photo>,
    faults: Faults,
    typed: Form,
    decides: bool,
    writes: bool,
    /// Whether it was sent before its period ended, so that whoever confirms it knows.
    is_early: bool,
    /// What was changed after it was returned, once it was sent again.
    changed: Vec<Change>,
}

impl RecordPage {
    fn can_confirm(&self) -> bool {
        self.decides && self.report.locked_at.is_none() && self.report.state == ReportState::Sent
    }

    fn can_return(&self) -> bool {
        let is_in = matches!(self.report.state, ReportState::Sent | ReportState::Confirmed);
        self.decides && self.report.locked_at.is_none() && is_in
    }

    /// A figure with its parts, in words.
    fn figure(&self, figure: &Figure) -> String {
        let number = figure.value_milli.map(|milli| thousandths(self.frame.language, milli));
        let value = number.map(|number| format!("{number} {}", figure.unit)).unwrap_or_default();
        let people = work_plan::people(&self.frame, &figure.said().split);
        [value, people].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn people(&self, count: &Option<i64>) -> String {
        count.as_ref().map_or_else(|| self.frame.say("report-not-reported"), |count| self.frame.whole(count))
    }
}

async fn record_page(
    app: &App,
    frame: Frame,
    scene: ReportScene,
    typed: Form,
    faults: Faults,
) -> Result<RecordPage, Problem> {
    let (decides, writes) = (scene.decides(), scene.writes());
    let known = known(app, &frame, &scene.report).await?;
    let photos = reports::photos(app.db(), &app.region(), &scene.report.id).await?;
    let figures = figures::of_report(app.db(), &app.region(), &scene.report.id).await?;
    let report = scene.report;
    let changed = changed_since_returned(app, &frame, &report).await?;
    let is_early = report.sent_at.is_some_and(|sent| app.settings().local_date(sent) <= report.ends_on);
    Ok(RecordPage {
        report,
        frame,
        known,
        figures,
        photos,
        faults,
        typed,
        decides,
        writes,
        is_early,
        changed,
    })
}

/// The page.
pub async fn show(
    ReportReader(scene): ReportReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&record_page(&app, frame, scene, Form::default(), Faults::none()).await?)
}

/// Confirms the report or sends it back.
pub async fn decide(
    ReportParty(scene): ReportParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let (version, remarks) = (form.version(), form.paragraphs("remarks"));
    let (id, path) = (&scene.report.id, scene.report.path());
    let done = match form.text("decision").parse::<Decision>() {
        Ok(decision) => {
            let done = verb::decide(&app, &scene.actor, id, version, (decision, remarks)).await;
            done.map(|()| decision)
        }
        Err(_) => Err(Problem::Invalid(Faults::one("decision", "fault-not-a-choice"))),
    };
    match done {
        Ok(Decision::Confirm) => Ok(go(path, "notice-report-confirmed")),
        Ok(_) => Ok(go(path, "notice-report-returned")),
        Err(problem) => mend(problem, |faults| record_page(&app, frame, scene, form, faults)).await,
    }
}

/// A photo of the report.
pub async fn photo(
    ReportReader(scene): ReportReader,
    State(app): State<App>,
    PathId((_, wanted)): PathId<(ReportId, AttachmentId)>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let all = reports::photos(db, &region, &scene.report.id).await?;
    let one = all.into_iter().find(|photo| photo.attachment_id == wanted).ok_or(Problem::NotFound)?;
    let found = files::find_own(db, &region, &one.attachment_id).await?;
    files::send(app.files(), &found.ok_or(Problem::NotFound)?).await
}

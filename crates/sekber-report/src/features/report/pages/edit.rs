//! Writing a report: above the form stands what is known already, so that nobody types it again.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{AttachmentId, ReportId, SubmissionId};
use sekber_core::work_plan::ActivityState;

use crate::features::ledger::{self, Dated, Filter, LedgerSight};
use crate::features::report::actions::write;
use crate::features::report::draft::ReportDraft;
use crate::features::report::guard::{ReportScene, ReportWriter};
use crate::features::report::model::{Photo, Place, Report};
use crate::features::report::store::figures::{self, Figure};
use crate::features::report::store::reports;
use crate::features::work_plan::{self, Activity, FigureOf, Indicator};
use crate::kit::access::Organisation;
use crate::kit::app::{App, new_id};
use crate::kit::files::{FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;

/// Kinds in which photos are taken.
const PHOTOS: &[FileKind] = &[FileKind::Jpeg, FileKind::Png, FileKind::Webp];

/// What of one stage stands in the ledger.
pub struct Known {
    /// The stage and whose money.
    pub stage: String,
    /// How much.
    pub amount: String,
}

#[derive(Template)]
#[template(path = "features/report/pages/edit.html")]
pub(super) struct EditPage {
    frame: Frame,
    report: Report,
    typed: Form,
    faults: Faults,
    known: Vec<Known>,
    before: Option<Report>,
    photos: Vec<Photo>,
    /// What the plan has for the days of the period.
    activities: Vec<(Activity, ActivityState)>,
    /// What is asked for, and the parts of each.
    asked: Vec<Asked>,
    submission: SubmissionId,
    version: i64,
    file_lost: bool,
}

/// An indicator in the form.
pub(super) struct Asked {
    pub(super) indicator: Indicator,
    /// Name of each field, and what it is called.
    pub(super) fields: Vec<(String, String)>,
}

impl EditPage {
    fn typed(&self, name: &str) -> &str {
        self.typed.text(name)
    }

    /// Whether something odd about it is to be confirmed, or was.
    fn asks_to_confirm(&self) -> bool {
        self.faults.of("confirmed").is_some() || self.typed.is_set("confirmed")
    }

    /// The same page with what is to be mended.
    pub(super) fn with_faults(self, faults: Faults) -> Self {
        Self { faults, ..self }
    }

    /// The sentence under a field that is to be mended.
    fn wrong(&self, name: &str) -> Option<String> {
        self.frame.fault(&self.faults, name)
    }
}

/// An indicator with its fields.
pub(super) fn asked(frame: &Frame, indicator: Indicator) -> Asked {
    let prefix = FigureOf::prefix(&indicator.id);
    let parts = work_plan::parts(frame, indicator.asks());
    let parts = parts.into_iter().map(|(name, label)| (format!("{prefix}{name}"), label));
    let whole = (format!("{prefix}value"), format!("{} ({})", frame.say("plan-value"), indicator.unit));
    Asked { fields: [whole].into_iter().chain(parts).collect(), indicator }
}

fn people(count: Option<i64>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

/// The form filled with what a report says.
pub(super) fn filled(report: &Report, figures: &[Figure]) -> Form {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        text("activities", &report.activities),
        text("results", &report.results),
        text("men", &people(report.men)),
        text("women", &people(report.women)),
        text("with_disability", &people(report.with_disability)),
        text("obstacles", &report.obstacles),
        text("next_steps", &report.next_steps),
    ];
    for figure in figures {
        let prefix = FigureOf::prefix(&figure.indicator_id);
        let parts = [
            ("men", figure.men),
            ("women", figure.women),
            ("with_disability", figure.with_disability),
            ("children", figure.children),
            ("adults", figure.adults),
            ("elderly", figure.elderly),
        ];
        fields.push((format!("{prefix}value"), work_plan::typed(figure.value_milli)));
        fields.extend(parts.map(|(name, count)| (format!("{prefix}{name}"), people(count))));
    }
    Form::from(fields)
}

/// What the ledger says of the partnership's money in a report's days, as far as its partner gives or receives it: of a report that was
/// sent what it said then, of any other what it says now.
pub async fn known(app: &App, frame: &Frame, report: &Report) -> Result<Vec<Known>, Problem> {
    let sight = LedgerSight::Of(vec![report.organisation_id.clone()]);
    let filter = Filter {
        dated: Some(Dated::Reported(report.starts_on, report.ends_on, report.counted_by())),
        partnership: Some(report.partnership_id.clone()),
        form: Some(FundingForm::Cash),
        ..Filter::everything(sight)
    };
    let rows = ledger::totals(app.db(), &app.region(), &filter, None).await?;
    let mut lines = Vec::new();
    // Money of several budgets is never added: each has a line of its own.
    for ((budget, form, _), stages) in ledger::into_totals(&rows) {
        for (stage, sum) in stages {
            let budget = frame.say_code("ledger-budget-", budget.as_str());
            let stage = format!("{}, {budget}", frame.say_code("ledger-stage-", stage.as_str()));
            lines.push(Known { stage, amount: ledger::counted(frame, &sum, form) });
        }
    }
    Ok(lines)
}

/// The page, with what was typed or else what the report says.
pub(super) async fn edit_page(
    app: &App,
    frame: Frame,
    scene: ReportScene,
    typed: Option<Form>,
) -> Result<EditPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let report = scene.report;
    let key = (&report.partnership_id, &report.organisation_id);
    let known = known(app, &frame, &report).await?;
    let before = reports::before(db, &region, key, report.starts_on).await?;
    let photos = reports::photos(db, &region, &report.id).await?;
    let days = (report.starts_on, report.ends_on);
    let activities = work_plan::within(db, &region, &report.partnership_id, days).await?;
    let today = app.today();
    let activities =
        activities.into_iter().map(|one| (one.state(today), one)).map(|(state, one)| (one, state));
    let indicators =
        work_plan::due_from(db, &region, &report.partnership_id, &report.organisation_id).await?;
    let typed = match typed {
        Some(typed) => typed,
        None => filled(&report, &figures::of_report(db, &region, &report.id).await?),
    };
    Ok(EditPage {
        activities: activities.collect(),
        asked: indicators.into_iter().map(|one| asked(&frame, one)).collect(),
        typed,
        version: report.version,
        submission: new_id(),
        faults: Faults::none(),
        file_lost: false,
        frame,
        report,
        known,
        before,
        photos,
    })
}

/// Whose report on what for when a form names.
pub fn place(form: &Form) -> Result<Place, Problem> {
    Ok(Place {
        period: form.code("period")?,
        partnership: form.code("partnership")?,
        organisation: form.code("organisation")?,
    })
}

/// Begins a report and leads to its form.
pub async fn begin(
    Organisation(actor): Organisation,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let place = place(&form)?;
    let id = write::begin(&app, &actor, &place).await?;
    Ok(crate::kit::page::redirect(&format!("/reports/{id}/edit")))
}

/// The form.
pub async fn show(
    ReportWriter(scene): ReportWriter,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    if !scene.report.is_open() {
        return Ok(crate::kit::page::redirect(&scene.report.path()));
    }
    page(&edit_page(&app, frame, scene, None).await?)
}

/// Takes a photo from the report.
pub async fn remove_photo(
    ReportWriter(scene): ReportWriter,
    State(app): State<App>,
    PathId((_, photo)): PathId<(ReportId, AttachmentId)>,
) -> Result<Response, Problem> {
    write::remove_photo(&app, &scene.actor, &scene.report.id, &photo).await?;
    Ok(go(format!("{}/edit", scene.report.path()), "notice-report-photo-removed"))
}

/// Keeps or sends what was typed.
pub async fn write(
    ReportWriter(scene): ReportWriter,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let (actor, id, path) = (scene.actor.clone(), scene.report.id.clone(), scene.report.path());
    let mut faults = Faults::none();
    let (partnership, organisation) = (&scene.report.partnership_id, &scene.report.organisation_id);
    let indicators = work_plan::due_from(app.db(), &app.region(), partnership, organisation).await?;
    let draft = ReportDraft::read(&upload.form, &indicators, &mut faults);
    let keeps_place = upload.form.checked("keep_place", &mut faults);
    let photo = upload.file.as_ref().and_then(|file| file.accepted(PHOTOS, &mut faults));
    // Where and when it was taken is its sender's to tell.
    let photo = photo.map(|photo| if keeps_place { photo } else { photo.unplaced() });
    let version = upload.form.version();
    let submission: Option<SubmissionId> = upload.form.text("submission").parse().ok();
    let sends = upload.form.one_of("act", &[("send", true), ("save", false), ("", false)])?;
    // Whatever keeps it from being sent is told at once.
    if sends && scene.report.is_open() {
        let confirmed = upload.form.is_set("confirmed");
        faults = draft.unsendable(faults, (&scene.report, app.today()), &indicators, confirmed);
    }
    let done = match (faults.is_empty(), submission) {
        (false, _) => Err(Problem::Invalid(faults)),
        (true, Some(submission)) if sends => {
            let said = (&draft, upload.form.is_set("confirmed"));
            write::send(&app, &actor, &id, (version, &submission), said, photo).await
        }
        (true, _) => write::save(&app, &actor, &id, version, &draft, photo).await,
    };
    match done {
        Ok(()) if sends => Ok(go(path, "notice-report-sent")),
        Ok(()) => Ok(go(format!("{path}/edit"), "notice-report-kept")),
        Err(Problem::Invalid(faults)) => {
            let stored = figures::of_report(app.db(), &app.region(), &id).await?;
            let stored = scene.report.content(stored.iter().map(Figure::said).collect());
            // A photo was kept together with what was typed before this sending was refused: what stands there is what the form holds,
            // and nobody else changed it.
            let version = if stored == draft { scene.report.version } else { version };
            let again = edit_page(&app, frame, scene, Some(upload.form.clone())).await?;
            let again = EditPage { faults, version, file_lost: upload.file.is_some(), ..again };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(other) => Err(other),
    }
}

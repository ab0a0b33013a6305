//! The start: templates, the form that takes a sheet, and the latest imports.

use std::time::Duration;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::{ImportId, JobId, OrganisationId};
use sekber_documents::sheet::Limits;

use crate::features::exchange::actions::{self, Upload};
use crate::features::exchange::checking::{layout_of, summary_of, would_write_nothing};
use crate::features::exchange::export::title_key;
use crate::features::exchange::kind::{Kind, State as Standing};
use crate::features::exchange::permission::may_import;
use crate::features::exchange::references::References;
use crate::features::exchange::store::{self, Run};
use crate::features::exchange::summary::Summary;
use crate::kit::access::{Actor, Organisation};
use crate::kit::app::App;
use crate::kit::files::{LARGEST_FILE, Upload as Received};
use crate::kit::form::{Faults, Form};
use crate::kit::jobs;
use crate::kit::once;
use crate::kit::page::{Frame, page, page_with, redirect};
use crate::kit::problem::Problem;

/// How long a visitor waits for a small sheet before the progress is shown instead.
const PATIENCE: Duration = Duration::from_secs(3);

/// Names that the form offers at most; a longer list would only be slow.
const OFFERED: usize = 300;

#[derive(Template)]
#[template(path = "features/exchange/pages/start.html")]
struct StartPage {
    frame: Frame,
    kinds: Vec<Kind>,
    runs: Vec<Run>,
    names: Vec<String>,
    /// The kind that whoever led here asked for.
    asked: Option<Kind>,
    typed: Form,
    faults: Faults,
}

impl StartPage {
    fn summary(&self, run: &Run) -> Summary {
        summary_of(run)
    }

    /// The name of the sheet, where several imports are of one file.
    fn sheet(&self, run: &Run) -> String {
        let layout = run.first_sheet.as_ref().and_then(|_| layout_of(run).ok());
        layout.map_or_else(String::new, |layout| layout.sheet)
    }

    fn kind(&self, kind: &Kind) -> String {
        self.frame.say(title_key(*kind))
    }

    fn badge(&self, run: &Run) -> &'static str {
        badge(run)
    }

    fn state(&self, run: &Run) -> &'static str {
        state(run)
    }

    fn is_chosen(&self, kind: &Kind) -> bool {
        match self.typed.filled("kind") {
            Some(typed) => typed == kind.as_str(),
            None => self.asked.map_or(self.kinds.len() == 1, |asked| asked == *kind),
        }
    }

    fn largest(&self) -> usize {
        LARGEST_FILE / 1_000_000
    }
}

/// The code of what is said of how an import stands.
pub fn state(run: &Run) -> &'static str {
    if would_write_nothing(run) { "nothing" } else { run.state.as_str() }
}

/// The class of the badge of an import.
pub fn badge(run: &Run) -> &'static str {
    match run.state {
        Standing::Ready if would_write_nothing(run) => "",
        Standing::Applied => "good",
        Standing::Failed | Standing::Interrupted => "bad",
        Standing::Receiving | Standing::Checking | Standing::Applying | Standing::TakingBack => "info",
        Standing::Ready => "warn",
        Standing::Discarded | Standing::TakenBack | Standing::Waiting => "",
    }
}

/// The start of an import; `?kind=` chooses what the sheet holds beforehand.
pub async fn show_start(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = frame.query(query.as_deref());
    let permitted = |text: &str| text.parse::<Kind>().ok().filter(|kind| may_import(&actor, *kind));
    let asked = query.filter_by("kind", permitted);
    let start = start(&app, &actor, frame, Form::default(), Faults::none()).await?;
    page(&StartPage { asked, ..start })
}

async fn start(
    app: &App,
    actor: &Actor,
    frame: Frame,
    typed: Form,
    faults: Faults,
) -> Result<StartPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let own = actor.person_id().filter(|_| !actor.is_secretariat());
    let runs = store::runs(db, &region, own.map(|id| id.as_str())).await?;
    let references = References::load(db, &region, Kind::Programmes).await?;
    let names = offered_names(&references, actor);
    let kinds = Kind::ALL.iter().copied().filter(|kind| may_import(actor, *kind)).collect();
    Ok(StartPage { frame, kinds, runs, names, asked: None, typed, faults })
}

/// The organisations for which somebody may hand in records, by name.
pub fn offered_names(references: &References, actor: &Actor) -> Vec<String> {
    let offered = references.organisations.iter().filter(|one| actor.may_edit(&one.id));
    offered.map(|one| one.name.clone()).take(OFFERED).collect()
}

/// Takes a sheet; small ones are checked before the answer, larger ones show their progress.
pub async fn hand_in(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    received: Received,
) -> Result<Response, Problem> {
    let typed = received.form.clone();
    match take(&app, &actor, received).await {
        Ok((id, job)) => {
            begin_and_wait(&app, job).await;
            Ok(redirect(&format!("/import/{id}")))
        }
        Err(Problem::Invalid(faults)) => {
            let again = start(&app, &actor, frame, typed, faults).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(problem) => Err(problem),
    }
}

/// Begins a job and waits a moment for it. Whether it is done by then or not, the preview knows what to show.
pub async fn begin_and_wait(app: &App, job: JobId) {
    let _ = tokio::time::timeout(PATIENCE, jobs::begin(app, job)).await;
}

async fn take(app: &App, actor: &Actor, received: Received) -> Result<(ImportId, JobId), Problem> {
    once::ask_first(app, actor).await?;
    let mut faults = Faults::none();
    let kind: Option<Kind> = received.form.parsed("kind", "fault-not-a-choice", &mut faults);
    let kind = kind.filter(|kind| may_import(actor, *kind));
    if kind.is_none() && faults.of("kind").is_none() {
        faults.add("kind", "fault-not-a-choice");
    }
    let organisation = organisation(app, actor, &received.form, &mut faults).await?;
    let file = received.file.as_ref();
    if file.is_none() {
        faults.add("file", "fault-required");
    }
    let content = file.and_then(|file| Some((file.name.clone(), file.taken(&mut faults)?)));
    let (Some(kind), Some((file_name, bytes)), true) = (kind, content, faults.is_empty()) else {
        return Err(Problem::Invalid(faults));
    };
    let sheet = received.form.filled("sheet").map(str::to_owned);
    let upload = Upload { kind, file_name, bytes: bytes.to_vec(), sheet, organisation };
    let limits = Limits { max_bytes: LARGEST_FILE, ..Limits::default() };
    let id = actions::receive_all(app, actor, upload, limits).await?;
    let job = actions::start_checking(app, actor, &id).await?;
    Ok((id, job))
}

/// The organisation named for the whole sheet.
pub async fn organisation(
    app: &App,
    actor: &Actor,
    form: &Form,
    faults: &mut Faults,
) -> Result<Option<OrganisationId>, Problem> {
    let Some(name) = form.filled("organisation") else { return Ok(None) };
    let references = References::load(app.db(), &app.region(), Kind::Programmes).await?;
    match references.named(name, None).as_slice() {
        [one] if actor.may_edit(&one.id) => Ok(Some(one.id.clone())),
        _ => {
            faults.add("organisation", "fault-import-organisation");
            Ok(None)
        }
    }
}

//! The district's report of one period: to read, to take along, to issue.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::document::{ActingMark, DocumentKind};
use sekber_core::report::ReportState;
use sekber_core::value::{PeriodId, SignatoryId};

use crate::features::document::{self, Draft, IssuedDocument, Read, SignedBy, Subject, Unwritten};
use crate::features::report::actions::periods as verbs;
use crate::features::report::documents::Findings;
use crate::features::report::draft::PeriodDraft;
use crate::kit::access::{Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, go, go_or_mend, page, page_with};
use crate::kit::problem::Problem;

/// Most characters of a number and a classification.
const LONGEST: usize = 100;

#[derive(Template)]
#[template(path = "features/report/pages/period.html")]
struct PeriodPage {
    frame: Frame,
    found: Findings,
    heads: Vec<String>,
    money: Vec<(String, Vec<String>)>,
    editions: Vec<IssuedDocument>,
    signatories: Vec<(String, String)>,
    typed: Form,
    faults: Faults,
    /// What is to be read before the report is issued.
    refused: Option<String>,
    manages: bool,
}

impl PeriodPage {
    /// What was typed for the period itself, or else what it is.
    fn period_is(&self, name: &str) -> String {
        let period = &self.found.period;
        match (self.typed.filled("starts_on").is_some(), name) {
            (true, name) => self.typed.text(name).to_owned(),
            (false, "name") => period.name.clone(),
            (false, "starts_on") => period.starts_on.to_string(),
            (false, "ends_on") => period.ends_on.to_string(),
            (false, _) => period.due_on.to_string(),
        }
    }

    /// What the report says now, by a name that another text has not.
    fn stand(&self) -> String {
        self.found.stand().unwrap_or_default()
    }

    fn is_removable(&self) -> bool {
        self.editions.is_empty() && self.found.due.iter().all(|due| due.id.is_none())
    }

    fn people(&self) -> [(&'static str, String); 4] {
        self.found.people().lines(&self.frame)
    }

    fn counts(&self) -> Vec<(String, usize, String)> {
        let at = |show: &str| format!("/reports?period={}&show={show}", self.found.period.id);
        let count = |state: ReportState| {
            let name = self.frame.say_code("report-state-", state.as_str());
            (name, self.found.count(state), at(state.as_str()))
        };
        let states = [ReportState::Confirmed, ReportState::Sent, ReportState::Returned].map(count);
        let missing = (self.frame.say("report-show-missing"), self.found.missing(), at("missing"));
        let pending = (self.frame.say("report-show-pending"), self.found.pending(), at("pending"));
        states.into_iter().chain([missing, pending]).collect()
    }
}

async fn period_page(
    app: &App,
    frame: Frame,
    id: &PeriodId,
    typed: Option<Form>,
    faults: Faults,
) -> Result<PeriodPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = Findings::of(app, id).await?;
    let editions = document::about(db, &region, ("period", id.as_str())).await?;
    let manages = frame.actor.as_ref().is_some_and(|actor| actor.is_secretariat());
    let signatories = if manages { document::signatory_choices(app).await? } else { Vec::new() };
    let typed = match typed {
        Some(typed) => typed,
        None if manages => {
            let next = document::suggestion(app).await?;
            Form::from(vec![
                ("number".to_owned(), next.number),
                ("classification".to_owned(), next.classification),
            ])
        }
        None => Form::default(),
    };
    Ok(PeriodPage {
        heads: found.money_heads(&frame),
        money: found.money_lines(&frame),
        signatories,
        frame,
        found,
        editions,
        typed,
        faults,
        refused: None,
        manages,
    })
}

/// The page.
pub async fn show(
    _: Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PeriodId>,
) -> Result<Response, Problem> {
    page(&period_page(&app, frame, &id, None, Faults::none()).await?)
}

async fn file(app: &App, frame: &Frame, id: &PeriodId, format: Format) -> Result<Response, Problem> {
    let found = Findings::of(app, id).await?;
    let heads = document::Heads::of(app).await?;
    let document = found.document(app, frame, &heads, None);
    official_document::send(&found.file_name(), document, format).await
}

/// The report as PDF, as it stands now.
pub async fn pdf(
    _: Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PeriodId>,
) -> Result<Response, Problem> {
    file(&app, &frame, &id, Format::Pdf).await
}

/// The report as DOCX, as it stands now.
pub async fn docx(
    _: Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PeriodId>,
) -> Result<Response, Problem> {
    file(&app, &frame, &id, Format::Docx).await
}

/// Leads on after the period was changed, or shows its form again.
async fn answer(
    app: &App,
    (frame, id): (Frame, &PeriodId),
    form: Form,
    done: Result<(), Problem>,
    to: &str,
) -> Result<Response, Problem> {
    go_or_mend(done, (to, "notice-report-period"), |faults| period_page(app, frame, id, Some(form), faults))
        .await
}

/// Changes the period's name and days.
pub async fn change(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PeriodId>,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = PeriodDraft::read(&form, &mut faults);
    let version = form.version();
    let done = match faults.is_empty() {
        true => verbs::change(&app, &actor, &id, version, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    answer(&app, (frame, &id), form, done, &format!("/periods/{id}")).await
}

/// Removes a period for which nobody reported.
pub async fn remove(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<PeriodId>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    verbs::remove(&app, &actor, &id, version).await?;
    Ok(go("/periods", "notice-report-period-removed"))
}

async fn signer(app: &App, form: &Form, faults: &mut Faults) -> Result<SignedBy, Problem> {
    let id: Option<SignatoryId> = form.parsed("signatory", "fault-not-a-choice", faults);
    let found = match &id {
        Some(id) => document::signatory_of(app.db(), &app.region(), id).await?,
        None => None,
    };
    if found.is_none() && faults.of("signatory").is_none() {
        faults.add("signatory", "fault-required");
    }
    let nobody = SignedBy {
        name: String::new(),
        position: String::new(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
        prints_number: false,
    };
    Ok(found.map_or(nobody, SignedBy::from))
}

/// Issues the report: what it says now is kept, byte for byte.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PeriodId>,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let number = form.bounded("number", LONGEST, &mut faults);
    let classification = form.bounded("classification", LONGEST, &mut faults);
    let signer = signer(&app, &form, &mut faults).await?;
    if !faults.is_empty() {
        let again = period_page(&app, frame, &id, Some(form), faults).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    let unwritten = Unwritten::now(&app).await?;
    let found = Findings::of(&app, &id).await?;
    let draft = Draft {
        subject: Subject {
            kind: "period",
            id: id.to_string(),
            name: found.period.name.clone(),
            readers: Vec::new(),
        },
        kind: DocumentKind::PeriodReport,
        title: found.title(&frame),
        number,
        classification,
        signer,
        read: Read { then: form.text("stand").to_owned(), now: found.stand()? },
        digest: found.digest()?,
        lines: i64::try_from(found.due.len()).unwrap_or(i64::MAX),
    };
    let heads = document::Heads::of(&app).await?;
    let write = |issued: &document::Issued| found.document(&app, &frame, &heads, Some(issued));
    let done = document::issue_on(&app, &actor, draft, &unwritten, write).await;
    match done {
        Ok(kept) => Ok(go(kept.path(), "notice-document-issued")),
        Err(problem @ Problem::Conflict) => {
            let mut again = period_page(&app, frame, &id, Some(form), Faults::none()).await?;
            again.refused = Some(document::why_not(&again.frame, &problem));
            page_with(StatusCode::CONFLICT, &again)
        }
        Err(other) => Err(other),
    }
}

//! Pages on which Kesbangpol works: the partners that wait for it, and what it says of one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::legal_documents::{Gap, gaps};
use sekber_core::registry::verification::State as Stage;
use sekber_core::roles::Section;
use sekber_core::value::OrganisationId;

use crate::features::registry::legality::{self, LegalityDraft, LegalityFinding};
use crate::features::registry::model::Organisation;
use crate::features::registry::permits::{LEGALITY, Legality};
use crate::features::registry::store;
use crate::features::registry::store::legality::{self as checks, LegalityCheck, LookedAt, ToLookAt};
use crate::features::registry::store::record;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, count, go, page, page_with, part};
use crate::kit::problem::Problem;

/// Where the list is.
const PATH: &str = "/legality";

#[derive(Template)]
#[template(path = "features/registry/pages/legality.html")]
struct ListPage {
    frame: Frame,
    waiting: Vec<ToLookAt>,
    looked_at: Vec<LookedAt>,
}

impl ListPage {
    /// How many wait, those that are not shown included.
    fn total(&self) -> i64 {
        self.waiting.first().map_or(0, |first| first.total)
    }

    /// Whether more wait than are shown.
    fn is_cut(&self) -> bool {
        self.total() > count(self.waiting.len())
    }

    /// How many were looked at last, when there may be more than these.
    fn latest_only(&self) -> Option<i64> {
        Some(count(self.looked_at.len())).filter(|listed| *listed == checks::MOST)
    }
}

/// The partners that wait for Kesbangpol, and those that it has looked at.
pub async fn list(_: Legality, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let waiting = checks::waiting(db, &region).await?;
    let looked_at = checks::looked_at(db, &region).await?;
    page(&ListPage { frame, waiting, looked_at })
}

/// The form as it is shown: everything is text.
#[derive(Default)]
struct Typed {
    finding: String,
    reason: String,
    presence_number: String,
    presence_on: String,
}

impl Typed {
    fn of_form(form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            finding: text("finding"),
            reason: form.paragraphs("reason").to_owned(),
            presence_number: text("presence_number"),
            presence_on: text("presence_on"),
        }
    }

    /// A new look begins with what is known of the notice of presence; where the partner changed nothing since, with all that was said.
    fn after(latest: Option<&LegalityCheck>, version: i64) -> Self {
        let Some(latest) = latest else { return Self::default() };
        let presence = Self {
            presence_number: latest.presence_number.clone(),
            presence_on: latest.presence_on.map(|day| day.to_string()).unwrap_or_default(),
            ..Self::default()
        };
        match latest.seen_version == version {
            true => Self {
                finding: latest.finding.as_str().to_owned(),
                reason: latest.reason.clone(),
                ..presence
            },
            false => presence,
        }
    }
}

#[derive(Template)]
#[template(path = "features/registry/pages/legality_form.html")]
struct FormPage {
    frame: Frame,
    found: Organisation,
    said: String,
    findings: Vec<(String, String)>,
    typed: Typed,
    /// What its legal form requires and it has not shown, or shown only what has run out.
    missing: Vec<String>,
    /// Whether the reader may write: Kesbangpol, and the secretariat while it has no account.
    is_open: bool,
    refusal: Option<String>,
    faults: Faults,
}

impl FormPage {
    async fn of(
        app: &App,
        frame: Frame,
        (actor, id): (&Actor, &OrganisationId),
        typed: Option<Typed>,
    ) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let found = legality::handed_in(store::find(db, &region, id).await?)?;
        let notes = checks::notes(db, &region, id).await?;
        let is_open = actor.looks_after(Section::Kesbangpol) || !checks::writes_itself(db, &region).await?;
        let typed = typed.unwrap_or_else(|| Typed::after(notes.first(), found.version));
        let findings = frame.say_codes("legality-finding-", LegalityFinding::ALL);
        let held = record::documents(db, &region, id).await?;
        let missing = match (found.legal_form, found.partner_kind()) {
            (Some(form), Some(kind)) => gaps(form, kind, &held, app.today()),
            _ => Vec::new(),
        };
        let name = |gap: &Gap| {
            let kinds = gap.any_of.iter().map(|kind| frame.say_code("document-kind-", kind.as_str()));
            kinds.collect::<Vec<_>>().join(" / ")
        };
        let missing = missing.iter().map(name).collect();
        let said = draw(&frame, &found, notes, None)?;
        let (refusal, faults) = (None, Faults::none());
        Ok(Self { frame, found, said, findings, typed, missing, is_open, refusal, faults })
    }
}

/// The form about one partner.
pub async fn form(
    Legality(actor): Legality,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    page(&FormPage::of(&app, frame, (&actor, &id), None).await?)
}

/// Reads the form.
fn read(form: &Form) -> Result<LegalityDraft, Problem> {
    let mut faults = Faults::none();
    let finding: Option<LegalityFinding> = form.choice("finding", &mut faults);
    let presence_on = form.day("presence_on", "fault-legality-date", &mut faults);
    let draft = finding.map(|finding| LegalityDraft {
        finding,
        reason: form.paragraphs("reason").to_owned(),
        presence_number: form.text("presence_number").to_owned(),
        presence_on,
    });
    match draft {
        Some(draft) => faults.or(draft),
        None => Err(Problem::Invalid(faults)),
    }
}

/// Writes down what Kesbangpol found.
pub async fn note(
    Legality(actor): Legality,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
    form: Form,
) -> Result<Response, Problem> {
    let done = match read(&form) {
        Ok(draft) => legality::note_legality(&app, &actor, &id, form.version(), &draft).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(go(PATH, "notice-legality-noted")),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict)) => {
            let (refusal, status) = (frame.say_problem(&problem), problem.status());
            let mut again = FormPage::of(&app, frame, (&actor, &id), Some(Typed::of_form(&form))).await?;
            match problem {
                Problem::Invalid(faults) => again.faults = faults,
                _ => again.refusal = Some(refusal),
            }
            page_with(status, &again)
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "features/registry/pages/legality_said.html")]
struct Said<'a> {
    frame: &'a Frame,
    check: Option<LegalityCheck>,
    /// What was said before, the latest first.
    earlier: Vec<LegalityCheck>,
    /// Whether the partner's record or its documents changed since, while it waits.
    is_older: bool,
    /// The form, for whoever may write it.
    form: Option<String>,
}

fn draw(
    frame: &Frame,
    found: &Organisation,
    notes: Vec<LegalityCheck>,
    form: Option<String>,
) -> Result<String, Problem> {
    let mut notes = notes.into_iter();
    let (check, earlier) = (notes.next(), notes.collect());
    let waits = found.state.verification() == Some(Stage::Submitted);
    let is_older = waits && check.as_ref().is_some_and(|check| check.seen_version != found.version);
    part(&Said { frame, check, earlier, is_older, form })
}

/// What Kesbangpol said of a partner, the latest first, as a section of a page whose reader may know it. One statement.
///
/// # Errors
/// When the database cannot be asked or the section cannot be drawn.
pub async fn said(app: &App, frame: &Frame, actor: &Actor, found: &Organisation) -> Result<String, Problem> {
    let notes = checks::notes(app.db(), &app.region(), &found.id).await?;
    let writes = found.state.is_handed_in() && LEGALITY.allows(Some(actor), false);
    draw(frame, found, notes, writes.then(|| format!("{}/legality", found.path())))
}

//! What the joint secretariat sees: requests with their clock, and what it does about one.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::information::{InformationState, ObjectionState, RefusalGround};
use sekber_core::value::InformationRequestId;

use crate::features::document::{self, Read, SignedBy};
use crate::features::information::actions::{self, Verdict};
use crate::features::information::letters;
use crate::features::information::limits;
use crate::features::information::model::InformationRequest;
use crate::features::information::objection::{InformationObjection, last_decided, last_with_file};
use crate::features::information::permits::InformationReader;
use crate::features::information::store::{self, Filter, Order};
use crate::kit::access::{Actor, Secretariat};
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::files::{Attachment, FileKind, NewFile, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Kinds of files that are handed over with an answer.
pub(super) const GIVEN: &[FileKind] =
    &[FileKind::Pdf, FileKind::Xlsx, FileKind::Docx, FileKind::Jpeg, FileKind::Png, FileKind::Webp];

/// The longest text that requests are searched for, in letters.
const LONGEST_WORDS: usize = 200;

#[derive(Template)]
#[template(path = "features/information/pages/queue.html")]
struct QueuePage {
    frame: Frame,
    query: QueryString,
    words: String,
    state: String,
    states: Vec<(String, String)>,
    objection: String,
    objection_states: Vec<(String, String)>,
    sort: String,
    sorts: Vec<(String, String)>,
    order: Order,
    page: Page<InformationRequest>,
    today: Date,
    /// Whether it says who asked.
    names: bool,
}

impl QueuePage {
    /// How a column sorts the list, for those who hear the page.
    fn sorted_by(&self, order: Order) -> &'static str {
        if self.order == order { "ascending" } else { "none" }
    }

    /// The same of the days on which requests came in, which sort it both ways.
    fn sorted_by_received(&self) -> &'static str {
        match self.order {
            Order::Oldest => "ascending",
            Order::Latest => "descending",
            Order::Due | Order::State => "none",
        }
    }

    /// The list in another order.
    fn sort_link(&self, sort: &str) -> String {
        self.query.with("sort", sort).link("/information")
    }

    /// The list by the days on which requests came in; the other way round where it is so already.
    fn received_link(&self) -> String {
        self.sort_link(if self.order == Order::Oldest { "latest" } else { "oldest" })
    }
}

/// What an address asks for, of somebody who may read who asks, or may not.
pub(super) fn filter(asked: &Form, names: bool) -> Filter {
    let state: Option<InformationState> = asked.filter("state");
    // Those that wait stand in the order in which they are answered.
    let usual = if state == Some(InformationState::Received) { Order::Oldest } else { Order::Latest };
    Filter {
        names,
        state,
        order: asked.filter_by("sort", Order::read).unwrap_or(usual),
        objection: asked.filter("objection"),
        words: asked.text("q").chars().take(LONGEST_WORDS).collect(),
    }
}

/// Requests, those that wait first unless others are asked for.
pub async fn list(
    InformationReader(actor): InformationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    let filter = filter(&asked, actor.is_secretariat());
    let cursor = Cursor::from_query(asked.filled("after"), asked.filled("before"));
    let found = store::page(app.db(), &app.region(), &filter, &cursor).await?;
    page(&QueuePage {
        query: QueryString::keep(&asked, &["q", "state", "objection", "sort"]),
        words: filter.words,
        state: asked.text("state").to_owned(),
        states: frame.say_codes("information-state-", InformationState::ALL),
        objection: asked.text("objection").to_owned(),
        objection_states: frame.say_codes("information-objection-state-", ObjectionState::ALL),
        sort: asked.text("sort").to_owned(),
        sorts: frame.say_codes("information-sort-", Order::CODES),
        order: filter.order,
        page: found,
        today: app.today(),
        names: actor.is_secretariat(),
        frame,
    })
}

#[derive(Template)]
#[template(path = "features/information/pages/record.html")]
struct RecordPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    one: InformationRequest,
    today: Date,
    ends: Vec<(String, String)>,
    grounds: Vec<(String, String)>,
    /// Objections that were raised.
    objections: Vec<InformationObjection>,
    /// How one can end.
    objection_ends: Vec<(String, String)>,
    /// Who can sign the letter.
    signatories: Vec<(String, String)>,
    /// The files that are handed over with the answer, or will be.
    files: Vec<Attachment>,
    /// A name of what the page holds: whoever answers has read it.
    stand: String,
    /// Whether what was sent was about what it says no more.
    has_changed: bool,
    /// Whether no e-mail tells whoever asked that there is something to read.
    untold: bool,
}

impl RecordPage {
    /// What whoever asked has to be told of, and how they are reached, where no e-mail does so.
    fn to_tell(&self) -> Vec<String> {
        let one = &self.one;
        if !self.answers() || !self.untold || one.contact.is_empty() {
            return Vec::new();
        }
        let news = [
            (one.waits() && one.is_extended(), "information-tell-extended"),
            (one.answered_at.is_some(), "information-tell-applicant"),
            (self.decided().is_some(), "information-tell-decided"),
        ];
        let told = news.into_iter().filter(|(is_so, _)| *is_so);
        told.map(|(_, key)| self.frame.say_with(key, "contact", &one.contact)).collect()
    }

    /// Whether whoever looks answers: who asked, and what can be done, are the secretariat's alone.
    fn answers(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::is_secretariat)
    }

    /// Whether one more file can go with the answer.
    fn takes_files(&self) -> bool {
        self.files.len() < limits::FILES
    }

    /// The objection that was decided last, of which there is a letter or its draft.
    fn decided(&self) -> Option<&InformationObjection> {
        last_decided(&self.objections)
    }

    /// Whether the letter about the objection that was decided last was signed on paper.
    fn is_reply_signed(&self) -> bool {
        self.decided().is_some_and(|objection| objection.scan_id.is_some())
    }

    /// Whether a file was handed over with a decision.
    fn has_file(&self) -> bool {
        last_with_file(&self.objections).is_some()
    }

    /// The objection that is decided next.
    fn waiting(&self) -> Option<&InformationObjection> {
        self.objections.iter().find(|objection| objection.waits())
    }
}

/// What a page about a request holds.
pub(super) struct Held {
    one: InformationRequest,
    objections: Vec<InformationObjection>,
    /// Who can sign a letter while something waits.
    signatories: Vec<(String, String)>,
    /// The files beside the request.
    files: Vec<Attachment>,
}

/// A request with its objections, and who can sign a letter while one of them waits.
pub(super) async fn held(app: &App, id: &InformationRequestId) -> Result<Held, Problem> {
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let objections = store::objection::of_request(app.db(), &app.region(), id).await?;
    let waits = one.waits() || objections.iter().any(InformationObjection::waits);
    let signatories = if waits { document::signatory_choices(app).await? } else { Vec::new() };
    let files = store::files::of_request(app.db(), &app.region(), &one).await?;
    Ok(Held { one, objections, signatories, files })
}

/// A name of what whoever answers reads.
pub(super) fn stand(Held { one, objections, signatories, files }: &Held) -> Result<String, Problem> {
    let asked = (&one.name, &one.contact, &one.what, &one.purpose, &one.extended_because);
    let said = |objection: &InformationObjection| (objection.id.to_string(), objection.version);
    let said: Vec<(String, i64)> = objections.iter().map(said).collect();
    let files: Vec<&str> = files.iter().map(|file| file.id.as_str()).collect();
    let read = (one.id.as_str(), one.version, asked, said, signatories, files);
    Ok(sha256(serde_json::to_string(&read).map_err(anyhow::Error::from)?))
}

async fn record(
    app: &App,
    frame: Frame,
    id: &InformationRequestId,
    (typed, faults): (Form, Faults),
    has_changed: bool,
) -> Result<RecordPage, Problem> {
    let held = held(app, id).await?;
    let stand = stand(&held)?;
    let Held { one, objections, signatories, files } = held;
    let decided = [ObjectionState::Granted, ObjectionState::Partly, ObjectionState::Upheld];
    let ends = [
        InformationState::Answered,
        InformationState::Partly,
        InformationState::Refused,
        InformationState::NotHeld,
    ];
    Ok(RecordPage {
        ends: frame.say_codes("information-state-", ends),
        grounds: frame.say_codes("information-ground-", RefusalGround::ALL),
        objection_ends: frame.say_codes("information-objection-state-", decided),
        objections,
        signatories,
        files,
        stand,
        has_changed,
        untold: !letters::reaches(app, &one),
        today: app.today(),
        one,
        typed,
        faults,
        frame,
    })
}

/// A request.
pub async fn show(
    _: InformationReader,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    page(&record(&app, frame, &id, (Form::default(), Faults::none()), false).await?)
}

/// Leads on, or shows the form again with what is to be mended.
pub(super) async fn after(
    app: &App,
    (frame, id, form): (Frame, &InformationRequestId, Form),
    done: Result<(), Problem>,
    notice: &'static str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(go(format!("/information/{id}"), notice)),
        Err(problem) => again(app, (frame, id, form), problem).await,
    }
}

/// Shows the form with what was typed, where nothing is to be mended.
pub(super) async fn typed_on(
    app: &App,
    (frame, id, form): (Frame, &InformationRequestId, Form),
) -> Result<Response, Problem> {
    page(&record(app, frame, id, (form, Faults::none()), false).await?)
}

/// Shows the form again with what is to be mended, or says why that is not enough.
pub(super) async fn again(
    app: &App,
    (frame, id, form): (Frame, &InformationRequestId, Form),
    problem: Problem,
) -> Result<Response, Problem> {
    match problem {
        Problem::Invalid(faults) => {
            let again = record(app, frame, id, (form, faults), false).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Problem::Conflict => {
            let again = record(app, frame, id, (form, Faults::none()), true).await?;
            page_with(StatusCode::CONFLICT, &again)
        }
        other => Err(other),
    }
}

/// The verdict that a form brings.
fn verdict(form: &Form, signer: Option<SignedBy>, read: Read) -> Result<Verdict, Problem> {
    let mut faults = Faults::none();
    let state = form.parsed("state", "fault-not-a-choice", &mut faults);
    let ground = form.parsed("ground", "fault-not-a-choice", &mut faults);
    let answer = form.paragraphs("answer").to_owned();
    let state = state.unwrap_or(InformationState::Received);
    let holder = form.text("holder").to_owned();
    let letter_number = form.text("letter_number").to_owned();
    let consequence_test = form.paragraphs("consequence_test").to_owned();
    let exception_term = form.text("exception_term").to_owned();
    let verdict = Verdict {
        state,
        ground,
        consequence_test,
        exception_term,
        answer,
        holder,
        letter_number,
        signer,
        read,
    };
    faults.and(verdict.faults()).or(verdict)
}

/// The verdict and the file that a form brings, about what whoever answers read.
pub(super) async fn brought(
    app: &App,
    id: &InformationRequestId,
    upload: &Upload,
) -> Result<(Verdict, Option<NewFile>), Problem> {
    let (form, mut faults) = (&upload.form, Faults::none());
    let file =
        upload.file.as_ref().and_then(|file| file.accepted_or(GIVEN, "fault-information-file", &mut faults));
    // Before who signs: whoever writes on the list between the two is noticed.
    let read = Read { then: form.text("stand").to_owned(), now: stand(&held(app, id).await?)? };
    let signer = document::chosen_signatory(app, form).await?;
    match verdict(form, signer, read) {
        Ok(verdict) => faults.or((verdict, file)),
        Err(Problem::Invalid(others)) => Err(Problem::Invalid(others.and(faults))),
        Err(problem) => Err(problem),
    }
}

/// Answers or refuses it.
pub async fn answer(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let form = upload.form.clone();
    let done = match brought(&app, &id, &upload).await {
        Ok((verdict, file)) => actions::answer(&app, &actor, (&id, form.version()), &verdict, file).await,
        Err(problem) => Err(problem),
    };
    after(&app, (frame, &id, form), done, "notice-information-answered").await
}

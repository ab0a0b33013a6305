//! What a citizen sees: the form, the receipt, and the state of a request with its objections.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use sekber_core::information::{DAYS, MORE_DAYS, Way};
use sekber_core::meeting::code::JoinCode;

use super::handed::{Handed, hand_over, hand_over_file};
use crate::features::account;
use crate::features::information::actions;
use crate::features::information::model::{InformationDraft, InformationRequest, read_receipt, superior};
use crate::features::information::objection::{
    InformationObjection, Opening, last_decided, last_with_file, opening,
};
use crate::features::information::store;
use crate::features::information::store::years::YearOfRequests;
use crate::features::portal::{self, Settings};
use crate::kit::access::{Actor, Origin, Public, RequestIdentity, token};
use crate::kit::app::App;
use crate::kit::files::Attachment;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, come_again, for_everybody, page, page_with, redirect};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Template)]
#[template(path = "features/information/pages/form.html")]
struct FormPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    /// The code by which the state of the request will be looked at, made here and sealed: the form brings it along, so that a second
    /// press leads to the same receipt, and nobody chooses one.
    sealed: String,
    /// Where the joint secretariat is reached, and who decides about objections.
    office: Settings,
    /// How many came in each year, and how they ended.
    years: Vec<YearOfRequests>,
    /// How whoever asks can have it.
    ways: Vec<(String, String)>,
    /// The seconds after which what was typed can be sent, where many came from the same network.
    wait: Option<i64>,
}

/// What the public pages say about the joint secretariat.
async fn office(app: &App) -> Result<Settings, Problem> {
    Ok(portal::settings(app.db(), &app.region()).await?.unwrap_or_default())
}

/// How an objection is raised, and to whom.
fn objection(frame: &Frame, office: &Settings) -> String {
    frame.say_with("information-objection", "superior", superior(office, frame.say("information-superior")))
}

impl FormPage {
    /// Whether the pages say where the joint secretariat is reached.
    fn is_reachable(&self) -> bool {
        let Settings { address, email, phone, .. } = &self.office;
        !(address.is_empty() && email.is_empty() && phone.is_empty())
    }

    fn objection(&self) -> String {
        objection(&self.frame, &self.office)
    }

    fn days(&self) -> String {
        self.frame
            .say_facts("information-how", &[("days", DAYS.to_string()), ("more", MORE_DAYS.to_string())])
    }
}

/// The form, empty or with what is to be mended.
async fn form_page(app: &App, frame: Frame, (typed, faults): (Form, Faults)) -> Result<FormPage, Problem> {
    let (sealed, office) = (sealed(app)?, office(app).await?);
    let years = store::years::of_years(app.db(), &app.region()).await?;
    let ways = frame.say_codes("information-way-", Way::ALL);
    Ok(FormPage { frame, faults, typed, sealed, office, years, ways, wait: None })
}

/// The form, empty or with what a page that leads here names.
pub async fn blank(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let named = Form::from_query(query.as_deref());
    // Each form carries a name of its own, so the page is nobody's to keep.
    page(&form_page(&app, frame, (named, Faults::none())).await?)
}

/// What a sealed code is bound to.
const SEALED_FOR: &str = "information_request/code";

fn sealed(app: &App) -> Result<String, Problem> {
    Ok(app.keys()?.encrypt(actions::new_code()?.as_str(), SEALED_FOR)?)
}

/// The code that a form brings; a new one when it brings none of ours.
fn opened(app: &App, form: &Form) -> Result<JoinCode, Problem> {
    let (keys, sealed) = (app.keys()?, form.text("sealed"));
    // What was never sealed would be taken as it is.
    let code = if keys.is_current(sealed) { keys.decrypt(sealed, SEALED_FOR).ok() } else { None };
    match code.and_then(|code| code.parse().ok()) {
        Some(code) => Ok(code),
        None => actions::new_code(),
    }
}

/// The receipt of what was filed with a code. It is the answer itself: an address that holds the code would stay in histories and logs.
async fn receipt(app: &App, frame: Frame, code: &JoinCode) -> Result<Option<Response>, Problem> {
    let found = store::by_code(app.db(), &app.region(), &token::hash(code.as_str())).await?;
    let Some(found) = found else { return Ok(None) };
    let asked = (found.receipt(), code.as_str().to_owned());
    page(&state_page(app, frame, asked, found, (Form::default(), Faults::none())).await?).map(Some)
}

/// Files the request and answers with its receipt. Nobody has to say who asks, so the trail does not name whoever is signed in.
pub async fn file(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let actor = Actor { once: visitor.once, ..Actor::applicant() };
    let code = opened(&app, &form)?;
    // The receipt holds the code, of which only the hash is kept.
    actor.once.keep_quiet();
    let done = match InformationDraft::from_form(&form) {
        Ok(draft) => actions::file(&app, &actor, &origin, &draft, &code).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => receipt(&app, frame, &code).await?.ok_or(Problem::NotFound),
        // A second press: the code that the form brings tells what the first one made.
        Err(Problem::SentBefore { same: true }) => {
            receipt(&app, frame, &code).await?.ok_or(Problem::SentBefore { same: true })
        }
        Err(Problem::Invalid(faults)) => {
            let again = form_page(&app, frame, (form, faults)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(Problem::TooMany(seconds)) => {
            let again = form_page(&app, frame, (form, Faults::none())).await?;
            let again = FormPage { wait: Some(seconds), ..again };
            come_again(&app, (&origin, "/public/information"), seconds, &again)
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "features/information/pages/state.html")]
pub(super) struct StatePage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    number: String,
    code: String,
    found: Option<InformationRequest>,
    /// Where the joint secretariat, which answers, is reached.
    office: Settings,
    /// Objections that were raised.
    objections: Vec<InformationObjection>,
    /// What can be objected to now.
    opening: Option<Opening>,
    /// The grounds for it.
    reasons: Vec<(String, String)>,
    /// The files that were handed over with the answer.
    files: Vec<Attachment>,
    /// The seconds after which a wrong code is looked at again, where many came from the same network.
    wait: Option<i64>,
}

/// The request that was found, with its objections and what can be objected to.
pub(super) async fn state_page(
    app: &App,
    frame: Frame,
    (number, code): (String, String),
    found: InformationRequest,
    (typed, faults): (Form, Faults),
) -> Result<StatePage, Problem> {
    let office = office(app).await?;
    let objections = store::objection::of_request(app.db(), &app.region(), &found.id).await?;
    let answered_on = found.answered_at.map(|at| frame.day(at));
    let opening = opening(&found, &objections, answered_on, frame.today());
    let reasons = opening.iter().flat_map(|opening| opening.reasons.clone());
    let reasons = frame.say_codes("information-reason-", reasons);
    // What will be handed over is nobody's to see before.
    let files = match found.answered_at {
        Some(_) => store::files::of_request(app.db(), &app.region(), &found).await?,
        None => Vec::new(),
    };
    let asked = asking(frame, (number, code));
    Ok(StatePage { faults, typed, found: Some(found), office, objections, opening, reasons, files, ..asked })
}

/// The form that asks for number and code, with those that fit no request.
fn asking(frame: Frame, (number, code): (String, String)) -> StatePage {
    StatePage {
        frame,
        faults: Faults::none(),
        typed: Form::default(),
        number,
        code,
        found: None,
        office: Settings::default(),
        objections: Vec::new(),
        opening: None,
        reasons: Vec::new(),
        files: Vec::new(),
        wait: None,
    }
}

impl StatePage {
    fn was_asked(&self) -> bool {
        !self.number.is_empty() || !self.code.is_empty()
    }

    fn objection(&self) -> String {
        objection(&self.frame, &self.office)
    }

    fn is_late(&self, one: &InformationRequest) -> bool {
        one.is_late(self.frame.today())
    }

    fn is_undecided(&self, one: &InformationRequest, objection: &InformationObjection) -> bool {
        objection.is_late(one, self.frame.today())
    }

    /// The objection that was decided last.
    fn decided(&self) -> Option<&InformationObjection> {
        last_decided(&self.objections)
    }

    /// Whether its letter is handed out.
    fn has_letter(&self) -> bool {
        self.decided().is_some_and(InformationObjection::has_letter)
    }

    /// Whether a file was handed over with a decision.
    fn has_file(&self) -> bool {
        last_with_file(&self.objections).is_some()
    }

    /// Whether an objection can be raised now, or later where nobody has answered or objected yet: how is said only then.
    fn can_object(&self) -> bool {
        let waits = self.found.as_ref().is_some_and(InformationRequest::waits);
        self.opening.is_some() || waits && self.objections.is_empty()
    }

    /// How a form to object to it is called, and until when it can be sent.
    fn to_object(&self, opening: &Opening) -> String {
        let key = if opening.of_answer { "information-object-answer" } else { "information-object-lack" };
        let superior = superior(&self.office, self.frame.say("information-superior"));
        let date = self.frame.civil_date(&opening.until);
        self.frame.say_facts(key, &[("superior", superior), ("date", date)])
    }

    /// What comes after an objection that was decided, or that nobody decided in time.
    fn what_comes_next(&self, one: &InformationRequest, objection: &InformationObjection) -> Option<String> {
        let decided_on = objection.decided_at.map(|at| self.frame.day(at));
        let key = match decided_on {
            Some(_) => "information-dispute-decided",
            None if self.is_undecided(one, objection) => "information-dispute-late",
            None => return None,
        };
        let date = self.frame.civil_date(&objection.dispute_until(one, decided_on));
        Some(self.frame.say_with(key, "date", date))
    }
}

/// The request with a number, for whoever has its code. Wrong ones wait longer and longer.
pub(super) async fn looked_up(
    app: &App,
    origin: &Origin,
    (number, code): (&str, &str),
) -> Result<Option<InformationRequest>, Problem> {
    account::wait_to_look(app, origin).await?;
    let typed: String = code.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let found = match read_receipt(number) {
        Some(receipt) => store::by_receipt(app.db(), &app.region(), receipt, &token::hash(&typed)).await?,
        None => None,
    };
    account::looked(app, origin, found.is_some())?;
    Ok(found)
}

/// Number and code as a form brings them; none when one of them is missing.
pub(super) fn asked_for(form: &Form) -> Option<(String, String)> {
    let (number, code) = (form.filled("number")?, form.filled("code")?);
    Some((number.to_owned(), code.to_uppercase()))
}

/// A letter that was handed over, for whoever has number and code; whoever comes without is asked for them.
async fn handed(app: &App, origin: &Origin, form: &Form, what: Handed) -> Result<Response, Problem> {
    let Some((number, code)) = asked_for(form) else { return Ok(redirect(STATE)) };
    let one = looked_up(app, origin, (&number, &code)).await?.ok_or(Problem::NotFound)?;
    let is_there = match what {
        Handed::Extension => one.has_extension_letter(),
        Handed::Letter => one.has_letter(),
    };
    match is_there {
        true => hand_over(app, &one, what).await,
        false => Err(Problem::NotFound),
    }
}

/// The letter that says that it takes longer.
pub async fn extension(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    handed(&app, &origin, &form, Handed::Extension).await
}

/// The letter with the answer.
pub async fn letter(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    handed(&app, &origin, &form, Handed::Letter).await
}

/// One of the files that were handed over with it, as the form names it.
pub async fn file_of(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let Some((number, code)) = asked_for(&form) else { return Ok(redirect(STATE)) };
    let one = looked_up(&app, &origin, (&number, &code)).await?.ok_or(Problem::NotFound)?;
    match one.answered_at {
        Some(_) => hand_over_file(&app, &one, form.text("file")).await,
        None => Err(Problem::NotFound),
    }
}

/// Where number and code are asked for.
pub(super) const STATE: &str = "/public/information/state";

/// The form that asks for number and code. An address that brings them is left: it stays in histories and logs.
pub async fn state(
    _: Public,
    frame: Frame,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if query.is_some_and(|query| Form::from_query(Some(&query)).filled("code").is_some()) {
        return Ok(redirect(STATE));
    }
    let blank = asking(frame.clone(), (String::new(), String::new()));
    for_everybody(&frame, &headers, &blank)
}

/// The state of a request, for whoever has its number and code. They come in the body: an address stays in histories and logs. So the
/// page has no address to be read at in the other language either, and its form names the language, which stays chosen.
pub async fn look(
    _: Public,
    State(app): State<App>,
    mut frame: Frame,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let Some(asked) = asked_for(&form) else { return Ok(redirect(STATE)) };
    let looked = looked_up(&app, &origin, (&asked.0, &asked.1)).await;
    let chosen = Language::from_tag(form.text("language"));
    frame.language = chosen.unwrap_or(frame.language);
    match looked {
        Ok(Some(found)) => {
            let known = state_page(&app, frame, asked, found, (Form::default(), Faults::none())).await?;
            let mut shown = page(&known)?;
            if let Some(language) = chosen
                && let Ok(cookie) = HeaderValue::from_str(&language.cookie())
            {
                shown.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(shown)
        }
        Ok(None) => page_with(StatusCode::NOT_FOUND, &asking(frame, asked)),
        Err(Problem::TooMany(seconds)) => {
            let again = StatePage { wait: Some(seconds), ..asking(frame, asked) };
            come_again(&app, (&origin, STATE), seconds, &again)
        }
        Err(other) => Err(other),
    }
}

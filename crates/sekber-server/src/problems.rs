//! Turns a problem on its way out into a page in the visitor's language, with a way on.

use askama::Template;
use axum::extract::{FromRequestParts as _, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sekber_kit::access::{Actor, Origin, RequestIdentity};
use sekber_kit::app::App;
use sekber_kit::audit::refusals::{self, About, Refusal};
use sekber_kit::once;
use sekber_kit::page::{
    Frame, HOME, NOTICE_COOKIE, go, led_to, local_path, page_before, page_with, redirect, wants_partial,
};
use sekber_kit::problem::{Problem, Unrendered};

use super::answering::{logged, say_when_to_come_again};
use super::programs;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    frame: &'a Frame,
    title: String,
    sentence: String,
    /// What is to be mended: fields, each with its sentence.
    faults: Vec<(String, String)>,
    operation: Option<String>,
    /// How many are done of how many, when a computation goes on.
    progress: Option<(usize, usize)>,
    /// Where the person can go on: addresses with the keys of their labels, the usual one first.
    ways: Vec<(String, &'static str)>,
}

/// The page on which a form was sent, as a path of ours; the first page when the browser does not tell. Signing in checks
/// once more that it leads nowhere else.
fn came_from(headers: &HeaderMap) -> String {
    page_before(headers).unwrap_or_else(|| HOME.to_owned())
}

/// Where the record is that has to be mended before what was refused is taken.
fn own_record(problem: &Problem) -> Option<&str> {
    let Problem::Refused { facts, .. } = problem else { return None };
    let own = facts.iter().find(|(name, _)| *name == Problem::OWN_RECORD);
    own.map(|(_, own)| own.as_str())
}

/// Where somebody who met a problem can go on.
fn ways(frame: &Frame, problem: &Problem, came_from: &str) -> Vec<(String, &'static str)> {
    let account = || (frame.account_path().to_owned(), "layout-my-account");
    let sign_in = frame.sign_in_path();
    if let Some(own) = own_record(problem) {
        return vec![(own.to_owned(), "problem-own-record"), ("/".to_owned(), "problem-home")];
    }
    match problem {
        Problem::SignIn => {
            let next: String = form_urlencoded::byte_serialize(came_from.as_bytes()).collect();
            vec![(format!("{sign_in}?next={next}"), "layout-sign-in"), ("/".to_owned(), "problem-home")]
        }
        Problem::NoRole => vec![account()],
        Problem::Suspended(own) => vec![
            (format!("/partners/{own}/papers"), "problem-own-documents"),
            (format!("/partners/{own}"), "problem-own-record"),
            (format!("/programmes?organisation={own}"), "problem-own-programmes"),
            account(),
        ],
        // What was not taken was typed on the page before; going back there is the way to mend it.
        Problem::Refused { .. } | Problem::Invalid(_) | Problem::Conflict if !matches!(came_from, "/") => {
            vec![(local_path(came_from), "problem-back"), ("/".to_owned(), "problem-home")]
        }
        Problem::SentBefore { .. } => {
            vec![(local_path(came_from), "problem-sent-before-on"), ("/".to_owned(), "problem-home")]
        }
        _ if frame.actor.is_none() => {
            vec![("/".to_owned(), "problem-home"), (sign_in.to_owned(), "layout-sign-in")]
        }
        _ => vec![("/".to_owned(), "problem-home")],
    }
}

/// Recognises the visitor once per request, renders problems, and takes back the notice that a page has shown.
pub async fn render(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let frame = match Frame::from_request_parts(&mut parts, &app).await {
        Ok(frame) => frame,
        // Nobody is recognised while the database is away; the page says so in the language that was asked for.
        Err(problem) => {
            let unknown = RequestIdentity::unknown(&parts.headers);
            let frame = Frame::new(&app, &unknown, parts.uri.path());
            if programs::is_theirs(&frame.path) {
                return programs::told(&frame, &problem);
            }
            return page_of(&frame, &problem, &came_from(&parts.headers));
        }
    };
    let method = parts.method.clone();
    let Ok(origin) = Origin::from_request_parts(&mut parts, &app).await;
    let route = parts.extensions.get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let partial = wants_partial(&parts.headers);
    let is_program =
        programs::is_theirs(&frame.path) || programs::asks_for_a_file(&frame.path, &parts.headers);
    let came_from = came_from(&parts.headers);
    let is_seen = !parts.headers.contains_key(UNSEEN);
    let once =
        parts.extensions.get::<RequestIdentity>().map(|visitor| visitor.once.clone()).unwrap_or_default();
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(Unrendered(problem)) = response.extensions().get::<Unrendered>().cloned() else {
        if let Some(led_to) = led_to(&response).filter(|_| once.is_spent()) {
            // The same form sent again leads there, too.
            once::remember(&app, sender(&frame), &once, &led_to).await;
        }
        return if is_seen { take_notice_back(&frame, response) } else { response };
    };
    note_refusal(&app, &frame, (&method, route.as_deref()), &origin, &problem);
    if let Problem::SentBefore { same } = *problem
        && !programs::is_theirs(&frame.path)
        && let Ok(Some(led_to)) = once::led_to(&app, sender(&frame), &once).await
    {
        // The same form again leads where it led; one that says something else by now has to be told so.
        return if same { go(led_to, "notice-sent-before") } else { page_of(&frame, &problem, &led_to) };
    }
    let allowed = response.headers().get(header::ALLOW).cloned();
    let mut shown = match is_program {
        true => programs::told(&frame, &problem),
        false => shown(&frame, &problem, (&method, partial, &came_from)),
    };
    if let Some(allowed) = allowed {
        shown.headers_mut().insert(header::ALLOW, allowed);
    }
    shown
}

/// A problem as it is told to whoever asked.
fn shown(frame: &Frame, problem: &Problem, (method, partial, came_from): (&Method, bool, &str)) -> Response {
    if let Some(entrance) = entrance(frame, problem) {
        if partial {
            // A part of a page cannot be replaced by the entrance; the whole page goes there.
            return (problem.status(), [("hx-redirect", entrance)]).into_response();
        }
        if *method == Method::GET && matches!(problem, Problem::SecondFactor) {
            return go(entrance, "notice-factor-required");
        }
        if *method == Method::GET {
            let next: String = form_urlencoded::byte_serialize(frame.address.as_bytes()).collect();
            return redirect(&format!("{entrance}?next={next}"));
        }
    }
    page_of(frame, problem, came_from)
}

/// Who sends, as the names of forms are kept.
fn sender(frame: &Frame) -> &str {
    frame.actor.as_ref().map_or("system", Actor::id_text)
}

/// Tells the trail of a change that was not allowed, of somebody who sends too many, and of an account that asks for what it may
/// not read. Whoever has no account is led to the entrance, and a page that says what is missing is no refusal.
fn note_refusal(
    app: &App,
    frame: &Frame,
    (method, route): (&Method, Option<&str>),
    origin: &Origin,
    problem: &Problem,
) {
    let person = frame.actor.as_ref().and_then(|actor| Some(About::Person(actor.person_id()?, &actor.name)));
    let about = person.unwrap_or(About::Nobody);
    let reads = matches!(*method, Method::GET | Method::HEAD);
    match problem {
        Problem::NotAllowed if reads && person.is_some() => {
            refusals::note(app, Refusal::Reading, about, origin, route);
        }
        Problem::NotAllowed | Problem::NoRole | Problem::Suspended(_) if !reads => {
            refusals::note(app, Refusal::Permission, about, origin, route);
        }
        Problem::TooMany(_) => refusals::note(app, Refusal::Rate, about, origin, route),
        _ => {}
    }
}

/// Where somebody who has not come in yet does so.
fn entrance(frame: &Frame, problem: &Problem) -> Option<&'static str> {
    match problem {
        Problem::SignIn => Some(frame.sign_in_path()),
        Problem::Enter(entrance) => Some(entrance.path),
        Problem::SecondFactor => Some(frame.second_factor_path()),
        _ => None,
    }
}

fn page_of(frame: &Frame, problem: &Problem, came_from: &str) -> Response {
    let operation = logged(problem);
    let (title, _) = problem.sentence();
    let progress = match problem {
        Problem::Working { done, all } if *all > 0 => Some((*done, *all)),
        _ => None,
    };
    let faults = match problem {
        Problem::Invalid(faults) => {
            faults.iter().map(|fault| (fault.field.clone(), frame.say_fault(fault))).collect()
        }
        _ => Vec::new(),
    };
    let page = ProblemPage {
        frame,
        faults,
        title: frame.say(title),
        // Without a session only a form that was sent gets here: others were led to the entrance.
        sentence: match problem {
            Problem::SignIn => frame.say("problem-sign-in-kept"),
            _ => frame.say_problem(problem),
        },
        operation,
        progress,
        ways: ways(frame, problem, came_from),
    };
    let mut response =
        page_with(problem.status(), &page).unwrap_or_else(|_| problem.status().into_response());
    say_when_to_come_again(problem, response.headers_mut());
    response
}

/// Says that a script asks, which shows nobody the page that it is led to: the notice waits for the page after it.
const UNSEEN: &str = "sekber-unseen";

fn take_notice_back(frame: &Frame, mut response: Response) -> Response {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if frame.notice.is_some() && is_page {
        let cookie = format!("{NOTICE_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

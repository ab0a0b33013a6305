//! What phones send. A script that sends asks for JSON and gets the number of its word in the hall; a plain form is led
//! back to the phone's page.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use sekber_core::meeting::kinds::Consent;
use sekber_core::registry::kinds::Side;
use sekber_core::value::SubmissionId;
use sekber_engines::matching::interest::{Opinion, Stance};
use serde_json::json;

use super::phone;
use crate::features::matching::Pair;
use crate::features::meeting::actions::{door, pick as verbs};
use crate::features::meeting::guard::Delegate;
use crate::kit::app::{App, new_id};
use crate::kit::digest;
use crate::kit::form::Form;
use crate::kit::page::{Frame, go};
use crate::kit::problem::Problem;

/// Whether a script sends, and wants JSON.
fn is_script(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("application/json"))
}

/// Answers in the form that was asked for. Whoever sent a plain form that is not taken is back on the phone's page, with the
/// reason and what was typed: phones that joined by code have no other page.
async fn answered(
    app: &App,
    (delegate, frame): (Delegate, Frame),
    (headers, form): (&HeaderMap, &Form),
    done: Result<i64, Problem>,
    notice: &'static str,
) -> Result<Response, Problem> {
    if !is_script(headers) {
        return match done {
            Ok(_) => Ok(go(format!("/hall/{}", delegate.meeting.id), notice)),
            Err(problem) => {
                let typed = ["reason", "note", "objection"].map(|name| form.text(name));
                let typed: Vec<&str> = typed.into_iter().filter(|text| !text.is_empty()).collect();
                phone::again(app, delegate, frame, (problem, typed.join(" "))).await
            }
        };
    }
    match done {
        Ok(seq) => Ok(Json(json!({ "seq": seq })).into_response()),
        // Our own faults and outages are logged and shown as such.
        Err(problem @ (Problem::Ours(_) | Problem::Unavailable { .. })) => Err(problem),
        Err(problem) => {
            let body = Json(json!({ "error": frame.say_problem(&problem) }));
            Ok((problem.status(), body).into_response())
        }
    }
}

/// The name of the submission. A script gives each its own. Without one, all forms of a page bear the name that the page got,
/// also when the browser's history brings the page back; so what else a form says becomes part of its name: the same form
/// sent twice counts once, another one counts by itself.
fn submission(form: &Form, headers: &HeaderMap) -> SubmissionId {
    if form.filled("submission").is_none() {
        return new_id();
    }
    if !is_script(headers) {
        let said: Vec<(&str, &str)> = form.pairs().collect();
        let name = digest::sha256(format!("{said:?}"));
        return name[..32].parse().unwrap_or_else(|_| new_id());
    }
    form.text("submission").parse().unwrap_or_else(|_| new_id())
}

fn pair_of(delegate: &Delegate, office: &str, programme: &str) -> Result<Pair, Problem> {
    let unknown = || Problem::refused("matching-refused-pair");
    let (own, side) = delegate.speaks_for()?;
    let office = match side {
        // An office speaks for itself, whatever is claimed.
        Side::Office => own.clone(),
        Side::Partner => office.parse().map_err(|_| unknown())?,
    };
    Ok(Pair { office, programme: programme.parse().map_err(|_| unknown())? })
}

/// A wish, or its end.
pub async fn pick(
    delegate: Delegate,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let done = picked(&app, &delegate, &form, &submission(&form, &headers)).await;
    answered(&app, (delegate, frame), (&headers, &form), done, "notice-meeting-told").await
}

async fn picked(
    app: &App,
    delegate: &Delegate,
    form: &Form,
    submission: &SubmissionId,
) -> Result<i64, Problem> {
    let pair = pair_of(delegate, form.text("office"), form.text("programme"))?;
    let opinion = match form.text("stance").parse::<Stance>() {
        Ok(stance) => Some(opinion(form, stance)?),
        Err(_) if form.text("stance") == "withdraw" => None,
        Err(_) => return Err(Problem::refused("matching-refused-pair")),
    };
    verbs::pick(app, delegate, submission, &pair, opinion.as_ref()).await
}

fn opinion(form: &Form, stance: Stance) -> Result<Opinion, Problem> {
    let rank = match form.filled("rank") {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| Problem::refused("matching-refused-rank"))?),
    };
    let reason = if stance == Stance::No { form.text("reason") } else { "" };
    Opinion::new(stance, rank, reason, form.text("note")).map_err(crate::features::matching::refused)
}

/// An order of wishes: `order` holds pairs `office~programme`, the dearest first, separated by commas.
pub async fn rank(
    delegate: Delegate,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let read = |pair: &str| {
        let (office, programme) = pair.split_once('~').unwrap_or_default();
        pair_of(&delegate, office, programme)
    };
    let pairs: Result<Vec<Pair>, Problem> = form.text("order").split(',').map(read).collect();
    let done = match pairs {
        Ok(pairs) => verbs::rank(&app, &delegate, &submission(&form, &headers), &pairs).await,
        Err(problem) => Err(problem),
    };
    answered(&app, (delegate, frame), (&headers, &form), done, "notice-meeting-ranked").await
}

/// An answer to a planned pair.
pub async fn answer(
    delegate: Delegate,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let done = consented(&app, &delegate, &form, &submission(&form, &headers)).await;
    answered(&app, (delegate, frame), (&headers, &form), done, "notice-meeting-answered").await
}

async fn consented(
    app: &App,
    delegate: &Delegate,
    form: &Form,
    submission: &SubmissionId,
) -> Result<i64, Problem> {
    let pair = pair_of(delegate, form.text("office"), form.text("programme"))?;
    let consent: Consent =
        form.text("consent").parse().map_err(|_| Problem::refused("matching-refused-pair"))?;
    verbs::answer(app, delegate, submission, &pair, consent, form.text("reason")).await
}

/// Writes down that somebody with an account is in the hall.
pub async fn arrive(delegate: Delegate, State(app): State<App>) -> Result<Response, Problem> {
    door::attend(&app, &delegate).await?;
    Ok(go(format!("/hall/{}", delegate.meeting.id), "notice-meeting-arrived"))
}

/// Approves the minutes, or objects.
pub async fn approve(
    delegate: Delegate,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    // Whoever does not say that they agree, does not.
    let known = [("agreed", Consent::Agreed), ("objected", Consent::Objected), ("", Consent::Objected)];
    let answer = (form.one_of("consent", &known)?, form.text("objection"));
    let name = submission(&form, &headers);
    let done = verbs::approve(&app, &delegate, &name, version, answer).await;
    answered(&app, (delegate, frame), (&headers, &form), done, "notice-meeting-approved").await
}

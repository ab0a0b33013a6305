//! The pictures on letterheads, and a sheet that shows what the letterheads look like.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::official::{Block, Document};

use super::settings::answer;
use crate::features::document::emblem::{self, KINDS, WHOSE};
use crate::features::document::heads::Heads;
use crate::features::document::posts::head_of_region;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::files::Upload;
use crate::kit::form::{Faults, Form};
use crate::kit::page::Frame;
use crate::kit::page::official_document::{self, Format};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Puts a picture on the letterhead.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let file =
        upload.file.as_ref().and_then(|file| file.accepted_or(KINDS, "fault-emblem-kind", &mut faults));
    let done = match faults.or(file) {
        Ok(file) => emblem::set(&app, &actor, &upload.form, file).await,
        Err(problem) => Err(problem),
    };
    answer(&app, frame, Form::default(), done).await
}

/// Takes a picture off the letterhead.
pub async fn end(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = emblem::end(&app, &actor, &form).await;
    answer(&app, frame, Form::default(), done).await
}

/// An empty sheet under the district's letterhead, or under that of the head of the region.
pub async fn sample(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    // The head of the region bears the emblem of the state.
    let known = |whose: &str| WHOSE.iter().find(|(known, _)| *known == whose).map(|(_, of_state)| *of_state);
    let of_region = asked.filter_by("whose", known).unwrap_or_default();
    asked.applied()?;
    let say = |key: &str| app.words().say(Language::Indonesian, key);
    let title = say("letterhead-sample");
    let text = Block::Text { text: say("letterhead-sample-text"), indent: false };
    let plain = official_document::document(&app, Language::Indonesian, &title, vec![text]);
    let heads = Heads::of(&app).await?;
    let lines = if of_region { head_of_region(&app) } else { String::new() };
    let sheet = heads.over(&app, Language::Indonesian, ("", &lines), plain);
    official_document::send("sekber-contoh-kop", Document { foot: String::new(), ..sheet }, Format::Pdf).await
}

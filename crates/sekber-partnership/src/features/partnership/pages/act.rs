//! What is done on the page of a partnership: acts on it as a whole, and steps that are noted. What cannot be taken is shown on the
//! page again, with what was typed.

use axum::extract::State;
use axum::response::Response;
use sekber_core::partnership::Act;

use super::record::record_page;
use crate::features::partnership::actions::course::{self, Acting};
use crate::features::partnership::actions::steps::{self, NotedStep};
use crate::features::partnership::draft::Letter;
use crate::features::partnership::guard::{PartnershipParty, PartnershipReader, Scene};
use crate::kit::app::App;
use crate::kit::files::{self, FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go_or_mend};
use crate::kit::problem::Problem;

/// A day as somebody typed it; a fault when it is none.
pub fn day(form: &Form, name: &'static str, faults: &mut Faults) -> Option<jiff::civil::Date> {
    form.day(name, "fault-partnership-date", faults)
}

/// The letter that ends it early, as the form holds it.
fn read_letter(form: &Form, faults: &mut Faults) -> Option<Letter> {
    for name in ["ended_by", "letter_on", "ended_on"].into_iter().filter(|name| !form.is_set(name)) {
        faults.add(name, "fault-required");
    }
    let (letter_on, ended_on) = (day(form, "letter_on", faults), day(form, "ended_on", faults));
    Some(Letter {
        ended_by: form.parsed("ended_by", "fault-not-a-choice", faults)?,
        number: form.text("number").to_owned(),
        letter_on: letter_on?,
        ended_on: ended_on?,
    })
}

/// The file of the letter that ended it early.
pub async fn letter(
    PartnershipReader(scene): PartnershipReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    let id = scene.partnership.end_letter_id.ok_or(Problem::NotFound)?;
    let found = files::find_own(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &found).await
}

/// Does something about the partnership as a whole.
pub async fn act(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let form = upload.form.clone();
    let act: Act = form.text("act").parse().map_err(|_| Problem::refused("partnership-refused-state"))?;
    let mut faults = Faults::none();
    let acting = Acting {
        act,
        party: form.parsed("party", "fault-not-a-choice", &mut faults),
        reason: form.paragraphs("reason").to_owned(),
        road: form.parsed("road", "fault-not-a-choice", &mut faults),
        letter: if act == Act::End { read_letter(&form, &mut faults) } else { None },
        file: upload.file.as_ref().and_then(|file| file.accepted(&[FileKind::Pdf], &mut faults)),
    };
    let done = match faults.is_empty() {
        true => {
            course::act(&app, &scene.actor, &scene.partnership.id, form.version(), &acting).await.map(|_| ())
        }
        false => Err(Problem::Invalid(faults)),
    };
    let to = scene.partnership.path();
    answer(&app, (frame, scene, form), done, (to, "notice-partnership-moved")).await
}

/// Leads on, or shows the page again with what is to be mended.
pub(super) async fn answer(
    app: &App,
    (frame, scene, form): (Frame, Scene, Form),
    done: Result<(), Problem>,
    (to, notice): (String, &'static str),
) -> Result<Response, Problem> {
    go_or_mend(done, (&to, notice), |faults| record_page(app, frame, scene, (form, faults))).await
}

/// Notes a step as taken, or takes the note back.
pub async fn note(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let taken_on = match form.checked("undo", &mut faults) {
        true => None,
        false => Some(day(&form, "taken_on", &mut faults).unwrap_or_else(|| app.today())),
    };
    let noted =
        NotedStep { step: form.text("step").to_owned(), taken_on, note: form.paragraphs("note").to_owned() };
    let done = match faults.is_empty() {
        true => steps::note(&app, &scene.actor, &scene.partnership.id, form.version(), &noted).await,
        false => Err(Problem::Invalid(faults)),
    };
    let to = format!("{}#road", scene.partnership.path());
    let notice =
        if noted.taken_on.is_some() { "notice-partnership-step" } else { "notice-partnership-step-back" };
    answer(&app, (frame, scene, form), done, (to, notice)).await
}

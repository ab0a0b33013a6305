//! What was filled in on the preview once more, for whoever was a moment too late: somebody else changed how the sheet is read, or its
//! rows are being checked.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::ImportId;

use crate::features::exchange::checking::layout_of;
use crate::features::exchange::kind::Kind;
use crate::features::exchange::layout::Layout;
use crate::features::exchange::references::References;
use crate::features::exchange::shown::Speaker;
use crate::features::exchange::store;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/exchange/pages/met.html")]
struct MetPage {
    frame: Frame,
    file_name: String,
    path: String,
    /// Where the cell stands that was corrected, and what was typed for it.
    cell: Option<(String, String)>,
    /// What else was chosen and is not stored, each with what it is about.
    chosen: Vec<(String, String)>,
    /// The other fields of the form, sent again as they are.
    carried: Vec<(String, String)>,
}

/// Shows what was filled in, ready to be sent again over what is stored now.
///
/// # Errors
/// [`Problem::Conflict`] when nothing was filled in, because the columns were to be guessed.
pub async fn met(app: &App, frame: Frame, id: &ImportId, form: &Form) -> Result<Response, Problem> {
    if form.text("action") == "guess" {
        return Err(Problem::Conflict);
    }
    let run = store::run(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let layout = layout_of(&run)?;
    let references = References::load(app.db(), &app.region(), run.kind).await?;
    let speaker = Speaker::new(app.words(), frame.language, &references);
    let is_cell = form.text("action") == "correct";
    let place = || format!("row/{}/{}", form.text("row"), form.text("column"));
    let cell = is_cell.then(|| (speaker.matter(&place()), form.paragraphs("value").to_owned()));
    let chosen = form.pairs().filter_map(|field| otherwise(&speaker, (run.kind, &layout), field)).collect();
    let carried = form.pairs().filter(|(name, _)| !is_cell || *name != "value");
    let carried = carried.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let path = format!("/import/{}", run.id);
    page_with(StatusCode::CONFLICT, &MetPage { frame, file_name: run.file_name, path, cell, chosen, carried })
}

/// What a field of the form says otherwise than is stored, after what it is about.
fn otherwise(
    speaker: &Speaker<'_>,
    (kind, layout): (Kind, &Layout),
    (name, value): (&str, &str),
) -> Option<(String, String)> {
    let value = value.trim();
    if let Some(index) = name.strip_prefix("field-").and_then(|index| index.parse::<usize>().ok()) {
        let now = layout.fields.get(index)?.as_deref().unwrap_or_default();
        let said = if value.is_empty() { speaker.say("import-not-read") } else { speaker.title(value) };
        return (now != value).then(|| (layout.title(index), said));
    }
    if let Some(key) = name.strip_prefix("answer:") {
        let is_new = !value.is_empty() && layout.answers.get(key).is_none_or(|now| now != value);
        return is_new.then(|| (speaker.matter(key), speaker.answer(kind, key, value)));
    }
    match name {
        "organisation" if !value.is_empty() => Some((speaker.say("import-organisation"), value.to_owned())),
        "forget" if layout.answers.contains_key(value) => {
            Some((speaker.say("import-answer-drop"), speaker.matter(value)))
        }
        _ => None,
    }
}

//! The form that undoes an entry, with what takes its place.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::record::{FormPage, filled};
use crate::features::ledger::actions;
use crate::features::ledger::form;
use crate::features::ledger::guard::{EntryKeeper, EntryReader};
use crate::features::ledger::word;
use crate::features::partnership;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

async fn form_page(app: &App, frame: Frame, reader: &EntryReader, typed: Form) -> Result<FormPage, Problem> {
    let found = partnership::find(app.db(), &app.region(), &reader.entry.partnership_id).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let mut form_page = FormPage::of(app, frame, (found, &reader.actor), typed).await?;
    form_page.undone = Some(reader.entry.clone());
    Ok(form_page)
}

/// The form, filled with what the entry says; whoever may not send it is told so before they fill it in.
pub async fn ask(
    EntryKeeper(reader, parties): EntryKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    word::may_change(&reader.actor, &parties, &reader.entry)?;
    partnership::require_verified_now(&app, &reader.actor, &parties).await?;
    page(&form_page(&app, frame, &reader, filled(&reader.entry)).await?)
}

/// Undoes the entry.
pub async fn correct(
    EntryKeeper(reader, _): EntryKeeper,
    State(app): State<App>,
    frame: Frame,
    typed: Form,
) -> Result<Response, Problem> {
    let id = reader.entry.id.clone();
    let reason = typed.paragraphs("reason").to_owned();
    let mut form_page = form_page(&app, frame, &reader, typed).await?;
    let mut faults = Faults::none();
    let instead = match form_page.typed.one_of("act", &[("undo", false), ("record", true), ("", true)])? {
        false => None,
        true => Some(form::read(&form_page.typed, &form_page.choices, app.today(), &mut faults)),
    };
    let done = match faults.is_empty() {
        true => actions::correct(&app, &reader.actor, &id, &reason, instead.as_ref()).await,
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(last) => Ok(go(format!("/ledger/{last}"), "notice-ledger-corrected")),
        Err(Problem::Invalid(faults)) => {
            form_page.faults = faults;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page)
        }
        Err(other) => Err(other),
    }
}

//! Whether a document is what it says: anybody can ask by the code printed on it. Names of persons are not shown.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::meeting::code::JoinCode;

use crate::features::account;
use crate::features::document::model::{IssuedDocument, shown};
use crate::features::document::store::documents as store;
use crate::kit::access::{Origin, Public};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/document/pages/check.html")]
struct CheckPage {
    frame: Frame,
    asked: String,
    found: Option<IssuedDocument>,
}

/// The document with a code. Wrong codes wait longer and longer, so that nobody goes through all of them.
async fn looked_up(app: &App, origin: &Origin, asked: &str) -> Result<Option<IssuedDocument>, Problem> {
    account::wait_to_look(app, origin).await?;
    let found = match asked.parse::<JoinCode>() {
        Ok(code) => store::find(app.db(), &app.region(), code.as_str()).await?,
        Err(_) => None,
    };
    account::looked(app, origin, found.is_some())?;
    Ok(found)
}

/// The document with a code, or the form to ask.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref()).text("code").to_owned();
    let found = if asked.is_empty() { None } else { looked_up(&app, &origin, &asked).await? };
    page(&CheckPage { asked: if asked.is_empty() { asked } else { shown(&asked) }, found, frame })
}

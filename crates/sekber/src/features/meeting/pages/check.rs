//! Whether a document is what it says: anybody can ask by the code printed on it. Names of persons are not shown.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::meeting::code::JoinCode;

use super::door::shown;
use crate::features::meeting::model::{MadeDocument, Meeting};
use crate::features::meeting::store::{meetings, outcome};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/check.html")]
struct CheckPage {
    frame: Frame,
    asked: String,
    found: Option<(MadeDocument, Meeting)>,
}

/// The document with a code, or the form to ask.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref()).text("code").to_owned();
    let (db, region) = (app.db(), app.region());
    let document = match asked.parse::<JoinCode>() {
        Ok(code) => outcome::document(db, &region, code.as_str()).await?,
        Err(_) => None,
    };
    let found = match document {
        Some(document) => {
            meetings::find(db, &region, &document.meeting_id).await?.map(|meeting| (document, meeting))
        }
        None => None,
    };
    page(&CheckPage { asked: if asked.is_empty() { asked } else { shown(&asked) }, found, frame })
}

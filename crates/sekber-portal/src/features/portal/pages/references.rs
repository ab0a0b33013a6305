//! Where the secretariat pastes what the public pages and files refer to: codes of BPS, the indicators of
//! the KDSD frame, and public holidays.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::features::portal::actions;
use crate::features::portal::references::References;
use crate::features::portal::store::references as store;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go_or_mend, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/portal/pages/references.html")]
struct ReferencesPage {
    frame: Frame,
    faults: Faults,
    references: References,
}

/// The references as they are.
pub async fn show(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let references = store::find(app.db(), &app.region()).await?;
    page(&ReferencesPage { frame, faults: Faults::none(), references })
}

/// Writes over them.
pub async fn settle(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let references = References {
        bps_codes: form.paragraphs("bps_codes").to_owned(),
        frame_source: form.text("frame_source").to_owned(),
        indicators: form.paragraphs("indicators").to_owned(),
        holidays: form.paragraphs("holidays").to_owned(),
        version: form.version(),
    };
    let done = actions::settle_references(&app, &actor, &references).await;
    go_or_mend(done, ("/portal/references", "notice-portal-saved"), |faults| async move {
        Ok(ReferencesPage { frame, faults, references })
    })
    .await
}

//! The emails that went out and those that did not.

use askama::Template;
use axum::extract::{Path, RawQuery, State as Of};
use axum::response::Response;
use sekber_core::email::State;
use sekber_core::value::EmailId;

use super::delivery::DELIVERY;
use super::model::Kept;
use super::store;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Form;
use crate::kit::jobs::{self, NewJob};
use crate::kit::page::{Frame, QueryString, go, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/mail/pages/list.html")]
struct ListPage {
    frame: Frame,
    is_set_up: bool,
    state: Option<State>,
    query: QueryString,
    page: Page<Kept>,
}

impl ListPage {
    fn states(&self) -> Vec<(String, String)> {
        self.frame.say_codes("email-state-", State::ALL)
    }

    fn chosen(&self) -> &'static str {
        self.state.map_or("", State::as_str)
    }
}

/// Emails, the newest first.
pub async fn list(
    _: Secretariat,
    Of(app): Of<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    let state = form.text("state").parse().ok();
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page_of = store::page(app.db(), &app.region(), state, &cursor).await?;
    let query = QueryString::keep(&form, &["state"]);
    page(&ListPage { is_set_up: super::is_set_up(&app), state, query, page: page_of, frame })
}

/// Lets an email that was given up wait for another attempt.
pub async fn again(
    Secretariat(actor): Secretariat,
    Of(app): Of<App>,
    Path(email): Path<String>,
) -> Result<Response, Problem> {
    let id: EmailId = email.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = app.begin(&actor).await?;
    let email = store::find_in(&mut tx, &id).await?.ok_or(Problem::NotFound)?;
    if !store::again(&mut tx, &id).await? {
        return Err(Problem::refused("refused-email-again"));
    }
    jobs::enqueue_again(&mut tx, &NewJob::new(DELIVERY, &id).once(&id)).await?;
    tx.commit(Event::new("letter.again", &id, &email.subject)).await?;
    Ok(go("/mail", "notice-email-again"))
}

//! The emails that went out and those that did not.

use askama::Template;
use axum::extract::{RawQuery, State as Of};
use axum::response::Response;
use sekber_core::email::State;
use sekber_core::value::EmailId;

use super::actions;
use super::model::Kept;
use super::store;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::page::{Frame, PathId, QueryString, go, page};
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
    let form = frame.query(query.as_deref());
    let state = form.filter("state");
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page_of = store::page(app.db(), &app.region(), state, &cursor).await?;
    let query = QueryString::keep(&form, &["state"]);
    page(&ListPage { is_set_up: super::is_set_up(&app), state, query, page: page_of, frame })
}

/// Lets an email that was given up wait for another attempt.
pub async fn again(
    Secretariat(actor): Secretariat,
    Of(app): Of<App>,
    PathId(id): PathId<EmailId>,
) -> Result<Response, Problem> {
    actions::again(&app, &actor, &id).await?;
    Ok(go("/mail", "notice-email-again"))
}

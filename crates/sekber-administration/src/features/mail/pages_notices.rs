//! What somebody was told: the page behind the bell.

use askama::Template;
use axum::extract::{RawQuery, State as Of};
use axum::response::Response;
use sekber_core::value::Moment;

use super::model::Notice;
use super::store::notices;
use crate::kit::access::Account;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, go, page, whatsapp};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/mail/pages/notices.html")]
struct NoticesPage {
    frame: Frame,
    unread: i64,
    /// Up to when all are marked as read: what is told after the page was made stays unread.
    until: i64,
    /// Where this site is.
    base: String,
    query: QueryString,
    page: Page<Notice>,
}

impl NoticesPage {
    /// The link that opens WhatsApp with a notice as a text, for whoever works on it away from the computer. What stands behind a `?` may
    /// be a code of its reader and is not passed on.
    fn chat(&self, notice: &Notice) -> String {
        let path = notice.path.split(['?', '#']).next().unwrap_or_default();
        match path {
            "" => whatsapp(&notice.subject),
            path => whatsapp(&format!("{}\n{}{path}", notice.subject, self.base)),
        }
    }
}

/// What the visitor was told, the newest first.
pub async fn list(
    Account(actor): Account,
    Of(app): Of<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let person = actor.person_id().ok_or(Problem::NotFound)?;
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let until = app.now().0;
    let page_of = notices::page(app.db(), &app.region(), person, &cursor).await?;
    let query = QueryString::keep(&form, &[]);
    let base = app.settings().base_url.clone();
    page(&NoticesPage { unread: actor.unread, until, base, query, page: page_of, frame })
}

/// Marks one notice as read, or all that were there when the page was made.
pub async fn read(Account(actor): Account, Of(app): Of<App>, form: Form) -> Result<Response, Problem> {
    let person = actor.person_id().ok_or(Problem::NotFound)?;
    let now = app.now();
    let until = match form.filled("until") {
        Some(_) => Moment(form.code("until")?),
        None => now,
    };
    notices::read(app.db(), &app.region(), person, (form.filled("notice"), until, now)).await?;
    Ok(go("/notices", "notice-notices-read"))
}

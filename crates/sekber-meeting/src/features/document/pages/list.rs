//! The archive: everything that was issued, for those who oversee the district; to others what concerns their organisations.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::document::DocumentKind;

use crate::features::document::model::{IssuedDocument, shown};
use crate::features::document::numbering::year_of;
use crate::features::document::store::documents::{self as store, Filter};
use crate::kit::access::{Member, Permit};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Where the list is.
const PATH: &str = "/documents";
/// Most years that a choice offers.
const MOST_YEARS: i16 = 50;

#[derive(Template)]
#[template(path = "features/document/pages/list.html")]
struct ListPage {
    frame: Frame,
    page: Page<IssuedDocument>,
    query: QueryString,
    typed: Form,
    kinds: Vec<(String, String)>,
    years: Vec<(String, String)>,
}

/// What was typed as a pattern of `like … escape '!'`; a code is found however it was grouped.
fn pattern(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let ungrouped = typed.replace('-', "");
    let typed = if ungrouped.len() == 8 && typed.len() == 9 { ungrouped } else { typed };
    let plain: String = typed
        .chars()
        .flat_map(|letter| matches!(letter, '%' | '_' | '!').then_some('!').into_iter().chain([letter]))
        .collect();
    (!plain.is_empty()).then(|| format!("%{plain}%"))
}

impl ListPage {
    fn is_filtered(&self) -> bool {
        ["q", "kind", "year"].iter().any(|name| self.typed.filled(name).is_some())
    }
}

/// The documents that the reader may see, the latest first.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let oversees = Permit::Observer.allows(Some(&actor), false);
    let year =
        typed.filter_by("year", |year| year.parse::<i16>().ok().filter(|year| (1..=9998).contains(year)));
    let filter = Filter {
        pattern: pattern(typed.text("q")),
        kind: typed.filter("kind"),
        year: year.map(|year| year_of(&app, year)),
        organisations: (!oversees).then(|| actor.organisations().cloned().collect()),
    };
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let (db, region) = (app.db(), app.region());
    let found = store::page(db, &region, &filter, &cursor).await?;
    let today = app.today().year();
    let first = store::first(db, &region).await?.map_or(today, |at| app.settings().local_date(at).year());
    let years = (first..=today).rev().take(MOST_YEARS.unsigned_abs().into());
    page(&ListPage {
        kinds: frame.say_codes("document-", DocumentKind::ALL),
        years: years.map(|year| (year.to_string(), year.to_string())).collect(),
        page: found,
        query: QueryString::keep(&typed, &["q", "kind", "year"]),
        typed,
        frame,
    })
}

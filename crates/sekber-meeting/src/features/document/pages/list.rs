//! The archive: everything that was issued, for those who oversee the district; to others what concerns their organisations.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::document::DocumentKind;

use crate::features::document::model::{IssuedDocument, shown};
use crate::features::document::numbering::year_of;
use crate::features::document::store::documents::{self as store, Filter};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::store::like;
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
    signers: Vec<(String, String)>,
    signings: Vec<(String, String)>,
    reads_all: bool,
}

/// Fields of the address that narrow the list.
const FIELDS: [&str; 5] = ["q", "kind", "year", "signing", "signer"];

/// The code of what waits for its signed sheet.
const WAITING: &str = "waiting";

/// What was typed as a pattern of `like … escape '!'`; a code is found however it was grouped.
fn pattern(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let ungrouped = typed.replace('-', "");
    let typed = if ungrouped.len() == 8 && typed.len() == 9 { ungrouped } else { typed };
    (!typed.is_empty()).then(|| like::anywhere(&typed))
}

impl ListPage {
    fn is_filtered(&self) -> bool {
        FIELDS.iter().any(|name| self.typed.filled(name).is_some())
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
    let year =
        typed.filter_by("year", |year| year.parse::<i16>().ok().filter(|year| (1..=9998).contains(year)));
    let filter = Filter {
        pattern: pattern(typed.text("q")),
        kind: typed.filter("kind"),
        year: year.map(|year| year_of(&app, year)),
        signer: typed.filled("signer").map(str::to_owned),
        unsigned: typed.filter_by("signing", |code| (code == WAITING).then_some(())).is_some(),
        organisations: (!actor.reads_archive()).then(|| actor.organisations().cloned().collect()),
    };
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let (db, region) = (app.db(), app.region());
    let found = store::page(db, &region, &filter, &cursor).await?;
    let today = app.today().year();
    let signers = store::signers(db, &region, filter.organisations.as_deref()).await?;
    let first = signers.first().map_or(today, |of| app.settings().local_date(of.since).year());
    let mut signers: Vec<String> = signers.into_iter().map(|of| of.signer).collect();
    signers.retain(|signer| !signer.is_empty());
    signers.sort();
    typed.note_unknown("signer", |asked| signers.iter().any(|signer| signer == asked));
    let years = (first..=today).rev().take(MOST_YEARS.unsigned_abs().into());
    page(&ListPage {
        kinds: frame.say_codes("document-", DocumentKind::ALL),
        years: years.map(|year| (year.to_string(), year.to_string())).collect(),
        signers: signers.into_iter().map(|signer| (signer.clone(), signer)).collect(),
        signings: vec![(WAITING.to_owned(), frame.say("issued-unsigned"))],
        page: found,
        reads_all: actor.reads_archive(),
        query: QueryString::keep(&typed, &FIELDS),
        typed,
        frame,
    })
}

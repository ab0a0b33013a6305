//! Partnerships as everybody sees them: whose they are, what is carried out in them, and how far they are.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::PartnershipId;
use serde_json::json;

use super::Outline;
use crate::features::partnership::{badge_by, state_by, term};
use crate::features::portal::store::partnerships::{
    self, Filter, HOW_FAR, PublicCarried, PublicPartnership, PublicParty,
};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, QueryString, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Fields of the address that narrow the list.
pub(super) const FILTERS: [&str; 3] = ["q", "state", "organisation"];
/// The longest text that is looked for, in letters.
const LONGEST: usize = 200;
/// Most partnerships on the page of an organisation or a programme.
const MOST: i64 = 100;

/// A partnership as a table shows it.
pub(super) struct Line {
    /// Which one.
    pub(super) id: PartnershipId,
    /// What it is called.
    pub(super) title: String,
    /// Its number in the district.
    pub(super) number: i64,
    /// The leading office.
    pub(super) lead: String,
    /// The partner in charge.
    pub(super) partner: String,
    /// From when to when.
    pub(super) term: String,
    /// How far it is today.
    pub(super) state: String,
    /// The class that colours that.
    pub(super) badge: &'static str,
    /// Whether its early end was contested and that is not decided.
    pub(super) contested: bool,
    /// Whether it was made up for a demonstration.
    pub(super) simulated: bool,
}

impl Line {
    fn of(frame: &Frame, row: &PublicPartnership) -> Self {
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            number: row.number,
            lead: row.lead.clone(),
            partner: row.partner.clone(),
            term: term(frame, &row.start_on, &row.end_on),
            state: state_by(frame, &row.state, &row.end_on, &row.ended_on),
            badge: badge_by(frame, &row.state, &row.end_on, &row.ended_on),
            contested: row.contested,
            simulated: row.simulated,
        }
    }
}

/// What an address asks for, as far as it can be read; what cannot be read narrows nothing and is told so.
pub(super) fn filter(app: &App, form: &Form) -> Filter {
    Filter {
        state: form.filter_by("state", |asked| HOW_FAR.into_iter().find(|state| *state == asked)),
        today: app.today(),
        organisation: form.filter("organisation"),
        programme: None,
        words: form.text("q").trim().chars().take(LONGEST).collect(),
    }
}

/// Those that a record's own page shows.
///
/// # Errors
/// When the database cannot be asked.
pub(super) async fn beside(app: &App, frame: &Frame, filter: Filter) -> Result<Vec<Line>, Problem> {
    let filter = Filter { today: app.today(), ..filter };
    let rows = partnerships::all(app.db(), &app.region(), &filter, MOST).await?;
    Ok(rows.iter().map(|row| Line::of(frame, row)).collect())
}

#[derive(Template)]
#[template(path = "features/portal/pages/partnerships.html")]
struct ListPage {
    frame: Frame,
    outline: Outline,
    query: QueryString,
    typed: Form,
    states: Vec<(String, String)>,
    partnerships: Vec<Line>,
    page: Page<PublicPartnership>,
}

/// The partnerships that are or were carried out, the latest first.
pub async fn list(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let filter = filter(&app, &form);
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page = partnerships::page(app.db(), &app.region(), &filter, &cursor).await?;
    let title = frame.say("nav-public-partnerships");
    let about = frame.say_with("portal-partnerships-about", "district", &frame.district.name);
    let shown = page.rows.iter().map(|row| (row.title.clone(), format!("/public/partnerships/{}", row.id)));
    let outline = Outline::new("/public/partnerships", title, &about).with_list(&app, shown);
    for_everybody(
        &frame.clone(),
        &headers,
        &ListPage {
            states: frame.say_codes("partnership-state-", HOW_FAR),
            partnerships: page.rows.iter().map(|row| Line::of(&frame, row)).collect(),
            query: QueryString::keep(&form, &FILTERS),
            typed: form,
            page,
            outline,
            frame,
        },
    )
}

#[derive(Template)]
#[template(path = "features/portal/pages/partnership.html")]
struct RecordPage {
    frame: Frame,
    outline: Outline,
    number: i64,
    line: Line,
    parties: Vec<PublicParty>,
    carried: Vec<PublicCarried>,
    changed: String,
}

impl RecordPage {
    /// The form that asks for information, with this partnership named in it.
    fn ask(&self) -> String {
        let facts = [("number", self.number.to_string()), ("title", self.line.title.clone())];
        let what = self.frame.say_facts("portal-ask-papers", &facts);
        QueryString::default().with("what", &what).link("/public/information")
    }
}

/// One partnership.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    PathId(id): PathId<PartnershipId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = partnerships::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let parties = partnerships::parties(db, &region, &id).await?;
    let carried = partnerships::carried(db, &region, &id).await?;
    let line = Line::of(&frame, &found);
    let about = format!("{}: {} – {}. {}", line.title, line.lead, line.partner, line.state);
    let path = format!("/public/partnerships/{id}");
    let named = |party: &PublicParty| json!({ "@type": "Organization", "name": party.name });
    let data = json!({
        "@type": "Project",
        "name": found.title,
        "description": about,
        "url": format!("{}{path}", app.settings().base_url),
        "foundingDate": found.start_on.map(|day| day.to_string()),
        "member": parties.iter().map(named).collect::<Vec<_>>(),
    });
    let outline = Outline::new(&path, &found.title, &about).with_data(data);
    let changed = frame.date(&found.changed_at);
    for_everybody(
        &frame.clone(),
        &headers,
        &RecordPage { number: found.number, line, parties, carried, changed, outline, frame },
    )
}

//! The lists of offices and partners: searched, filtered, sorted, paged, and handed out as files.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::{PartnerKind, Party, Provenance, Side, Turn};
use sekber_core::value::{Currency, Money};

use super::{Choices, field_name, is_field, side_key};
use crate::features::district;
use crate::features::registry::model::{Kind, list_path, record_path};
use crate::features::registry::printed::{self, Line};
use crate::features::registry::store::list::{self, Choice, Filter, Order, Row};
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, Identifiers, QueryString, XLSX, page, send_list, send_rows};
use crate::kit::problem::Problem;
use crate::kit::revision_cache::RevisionCache;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Page};

mod offers;
mod sent;

use offers::Offers;
use sent::Sent;

/// The fields of the address that a list understands, without those of its pages.
const FILTERS: [&str; 11] =
    ["q", "kind", "party", "level", "state", "theme", "field", "invited", "programmes", "place", "sort"];

/// What an address says for partners that belong to none of the five parties.
const NO_PARTY: &str = "none";
/// What an address says for those with a programme of the current cycle.
const WITH_PROGRAMMES: &str = "with";

#[derive(Template)]
#[template(path = "features/registry/pages/list.html")]
struct ListPage {
    frame: Frame,
    side: Side,
    path: &'static str,
    query: QueryString,
    typed: Typed,
    offers: Offers,
    mended: Vec<(String, String)>,
    year: String,
    page: Page<Line>,
    order: Order,
    may_add: bool,
}

/// What stands in the filter bar.
struct Typed {
    words: String,
    kind: String,
    party: String,
    level: String,
    state: String,
    theme: String,
    field: String,
    invited: String,
    programmes: String,
    place: String,
    sort: String,
}

/// A filter that is set: what it says and the address without it.
struct Chip {
    text: String,
    link: String,
}

impl Line {
    fn new(frame: &Frame, row: Row, themes: &Choices) -> Self {
        let named = |code: &String| {
            let known = themes.iter().find(|(known, _)| known == code);
            known.map_or_else(|| code.clone(), |(_, name)| name.clone())
        };
        let own = frame.actor.as_ref().is_some_and(|actor| actor.acts_for(&row.id));
        Self {
            themes: row.themes.iter().map(named).collect(),
            fields: row.fields.iter().map(|code| field_name(code)).collect(),
            own,
            row,
        }
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        record_path(self.row.kind.side(), &self.row.id)
    }

    /// The money of its programmes in the cycle.
    pub fn money(&self) -> Money {
        Money { minor: self.row.money, currency: Currency::IDR }
    }

    /// Whose turn it is.
    pub fn turn(&self) -> Turn {
        self.row.state.turn()
    }

    /// Whether only its programmes match what is searched for.
    pub fn is_through_programmes(&self) -> bool {
        self.row.match_level == list::THROUGH_PROGRAMMES
    }

    /// Whether the row is a conclusion rather than a document.
    pub fn is_inferred(&self) -> bool {
        self.row.provenance == Provenance::Inferred
    }
}

/// What an address asks of a list.
struct Asked {
    filter: Filter,
    cursor: Cursor,
    query: QueryString,
    typed: Typed,
    mended: Vec<(String, String)>,
}

impl Asked {
    async fn read(app: &App, frame: &Frame, side: Side, form: &Form) -> Result<Self, Problem> {
        let typed = Typed::of(form);
        let words = search::asked(app, form).await?;
        let mended = words.mended.clone();
        let order = order(form, &words);
        let filter = Filter {
            side,
            kinds: kinds(form, side),
            level: form.filter("level"),
            state: form.filter("state"),
            theme: form.filled("theme").map(str::to_owned),
            field: form.filled("field").map(str::to_owned),
            invited: form.filter_by("invited", |invited| match invited {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }),
            with_programmes: form
                .filter_by("programmes", |code| (code == WITH_PROGRAMMES).then_some(()))
                .is_some(),
            place: form.filter("place"),
            query: words,
            with_waiting: frame.actor.as_ref().is_some_and(Actor::is_secretariat),
            order,
        };
        let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
        Ok(Self { filter, cursor, query: QueryString::keep(form, &FILTERS), typed, mended })
    }
}

impl Typed {
    fn of(form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            words: text("q"),
            kind: text("kind"),
            party: text("party"),
            level: text("level"),
            state: text("state"),
            theme: text("theme"),
            field: text("field"),
            invited: text("invited"),
            programmes: text("programmes"),
            place: text("place"),
            sort: text("sort"),
        }
    }
}

/// The kinds that an address narrows a list of a side to; none where it names neither a kind nor a party.
fn kinds(form: &Form, side: Side) -> Option<Vec<Kind>> {
    let kind = form.filter_by("kind", |kind| kind.parse().ok().filter(|kind: &Kind| kind.side() == side));
    let party = form.filter_by("party", |code| of_party(code).filter(|_| side == Side::Partner));
    match (kind, party) {
        (Some(kind), Some(party)) => Some(party.into_iter().filter(|one| *one == kind).collect()),
        (Some(kind), None) => Some(vec![kind]),
        (None, party) => party,
    }
}

/// The kinds of partners that belong to one of the five parties of collaborative government, or to none of them.
fn of_party(code: &str) -> Option<Vec<Kind>> {
    let party: Option<Party> = match code {
        NO_PARTY => None,
        code => Some(code.parse().ok()?),
    };
    let kinds = PartnerKind::ALL.iter().filter(|kind| kind.party() == party);
    Some(kinds.map(|kind| Kind::Partner(*kind)).collect())
}

/// Without a choice the best match comes first where words are searched, else the name decides.
fn order(form: &Form, words: &search::Query) -> Order {
    let usual = if words.is_empty() { Order::Name } else { Order::Best };
    let read = |sort: &str| match sort {
        "money" => Some(Order::Money),
        "changed" => Some(Order::Changed),
        "name" => Some(Order::Name),
        "best" => Some(usual),
        _ => None,
    };
    form.filter_by("sort", read).unwrap_or(usual)
}

/// The list of offices.
pub async fn offices(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    show(app, frame, Side::Office, query).await
}

/// The list of partners.
pub async fn partners(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    show(app, frame, Side::Partner, query).await
}

async fn show(app: App, frame: Frame, side: Side, query: Option<String>) -> Result<Response, Problem> {
    let asked = Asked::read(&app, &frame, side, &frame.query(query.as_deref())).await?;
    let (db, region) = (app.db(), app.region());
    let choices = list::choices(db, &region).await?;
    let narrowed = asked.query.without("sort").link(list_path(side));
    // The secretariat counts those that wait to be let in, too.
    let question = format!("{side} {} {narrowed}", asked.filter.with_waiting);
    let counts = app.memory::<RevisionCache<i64>>();
    let line = last_line(&choices);
    let known = counts.get(&question, line);
    let rows = list::rows(db, &region, &asked.filter, &asked.cursor, known).await?;
    let total = known.or_else(|| rows.first().map(|row| row.total)).unwrap_or(0);
    if known.is_none() && (!rows.is_empty() || asked.cursor == Cursor::Start) {
        counts.put(&question, line, total);
    }
    let offers = Offers::new(&frame, side, &choices, &asked.filter.query);
    let order = asked.filter.order;
    let found = Page::from_fetched(rows, &asked.cursor, total, |row| list::key(row, order));
    let page_of_lines = found.map(|row| Line::new(&frame, row, &offers.themes));
    page(&ListPage {
        side,
        path: list_path(side),
        query: asked.query,
        typed: asked.typed,
        mended: asked.mended,
        year: year(&choices),
        order,
        page: page_of_lines,
        may_add: frame.actor.as_ref().is_some_and(|actor| actor.is_secretariat()),
        offers,
        frame,
    })
}

/// Most rows of a file.
const LONGEST_FILE: i64 = 100_000;

/// One handler for each side and kind of file: what the list shows, as a file.
macro_rules! files {
    ($($name:ident => $side:ident, $kind:ident;)*) => {$(
        #[doc = concat!("What the list of ", stringify!($side), "s shows, as ", stringify!($kind), ".")]
        pub async fn $name(
            _: Member,
            State(app): State<App>,
            frame: Frame,
            RawQuery(query): RawQuery,
        ) -> Result<Response, Problem> {
            file(app, frame, Side::$side, query, $kind).await
        }
    )*};
}

files! {
    offices_xlsx => Office, XLSX;
    offices_csv => Office, CSV;
    partners_xlsx => Partner, XLSX;
    partners_csv => Partner, CSV;
}

async fn file(
    app: App,
    frame: Frame,
    side: Side,
    query: Option<String>,
    kind: &'static str,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    let asked = Asked::read(&app, &frame, side, &form).await?;
    form.note_unknown("field", is_field);
    district::note_unknown(&app, &form, &[]).await?;
    form.applied()?;
    let (db, region) = (app.db(), app.region());
    let choices = list::choices(db, &region).await?;
    let offers = Offers::new(&frame, side, &choices, &asked.filter.query);
    let now = app.settings().local(app.now());
    let (office, partner) = frame.language.either(("perangkat-daerah", "mitra"), ("offices", "partners"));
    let name = side_key(side, office, partner);
    let name = format!("{name}-{}{}", now.date(), asked.query.without("sort").in_name());
    let making = large_files::begin(&app).await?;
    if kind == CSV {
        let found = list::identifiers(db, &region, &asked.filter, LONGEST_FILE).await?;
        let columns = printed::columns(&frame, side, &year(&choices));
        let (identifiers, with_waiting) = (Identifiers::of(found), asked.filter.with_waiting);
        let list = Sent { identifiers, with_waiting, side, app: app.clone(), frame, themes: offers.themes };
        return send_rows(making, &name, &columns, list).await;
    }
    let rows = list::all_rows(db, &region, &asked.filter, LONGEST_FILE).await?;
    let lines: Vec<Line> = rows.into_iter().map(|row| Line::new(&frame, row, &offers.themes)).collect();
    let chips: Vec<String> = asked.chips(&frame, &offers).into_iter().map(|chip| chip.text).collect();
    let table = printed::list_table(&frame, side, &year(&choices), &chips, &lines);
    send_list(making, (&name, kind), now, move || table).await
}

/// What a list is narrowed to, in words.
///
/// # Errors
/// When the database cannot be asked.
pub async fn narrowed(app: &App, frame: &Frame, side: Side, query: &str) -> Result<Vec<String>, Problem> {
    let asked = Asked::read(app, frame, side, &Form::from_query(Some(query))).await?;
    let choices = list::choices(app.db(), &app.region()).await?;
    let offers = Offers::new(frame, side, &choices, &asked.filter.query);
    Ok(asked.chips(frame, &offers).into_iter().map(|chip| chip.text).collect())
}

/// The number of the trail's last line: what was counted before it still holds.
fn last_line(choices: &[Choice]) -> i64 {
    choices.iter().find(|row| row.list == "line").and_then(|row| row.name.parse().ok()).unwrap_or_default()
}

fn year(choices: &[Choice]) -> String {
    choices.iter().find(|row| row.list == "cycle").map_or_else(String::new, |row| row.other.clone())
}

impl Asked {
    fn chips(&self, frame: &Frame, offers: &Offers) -> Vec<Chip> {
        chips(frame, &self.typed, offers, &self.query, list_path(self.filter.side))
    }
}

impl ListPage {
    fn chips(&self) -> Vec<Chip> {
        chips(&self.frame, &self.typed, &self.offers, &self.query, self.path)
    }

    fn sort_link(&self, order: &str) -> String {
        self.query.with("sort", order).link(self.path)
    }

    fn sorted_by(&self, order: Order) -> bool {
        self.order == order
    }

    /// The programmes through which a row was found.
    fn programmes_link(&self, line: &Line) -> String {
        let query = QueryString::default().with("organisation", line.row.id.as_str());
        query.with("q", &self.typed.words).link("/programmes")
    }

    fn file_link(&self, ending: &str) -> String {
        self.query.link(&format!("{}.{ending}", self.path))
    }

    fn is_partners(&self) -> bool {
        self.side == Side::Partner
    }
}

/// The filters that are set. A value that the filter does not offer is not shown: it filters nothing.
fn chips(frame: &Frame, typed: &Typed, offers: &Offers, query: &QueryString, path: &str) -> Vec<Chip> {
    let set = [
        ("kind", "field-kind", &typed.kind, &offers.kinds),
        ("party", "registry-party", &typed.party, &offers.parties),
        ("level", "field-level", &typed.level, &offers.levels),
        ("state", "field-state", &typed.state, &offers.states),
        ("theme", "field-theme", &typed.theme, &offers.themes),
        ("field", "field-field", &typed.field, &offers.fields),
        ("invited", "field-invited", &typed.invited, &offers.invited),
        ("programmes", "registry-at-work", &typed.programmes, &offers.at_work),
        ("place", "field-kecamatan", &typed.place, &offers.places),
    ];
    let chosen = set.into_iter().filter_map(|(name, label, value, choices)| {
        let (_, text) = choices.iter().find(|(code, _)| code == value)?;
        let text = format!("{}: {text}", frame.say(label));
        Some(Chip { text, link: query.without(name).link(path) })
    });
    let words = Some(&typed.words).filter(|words| !words.is_empty());
    let words =
        words.map(|words| Chip { text: format!("“{words}”"), link: query.without("q").link(path) });
    words.into_iter().chain(chosen).collect()
}

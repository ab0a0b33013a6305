//! What everybody may read.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::portal::Category;
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{CycleId, MeetingId, Moment, Money, NewsId, OrganisationId, ProgrammeId};
use serde::Serialize;

use super::shapes::{
    Funding, Listed, Meeting, News, Organisation, Pair, Programme, Theme, Total, WholeMeeting, WholeProgramme,
};
use crate::features::api::guard::{Anybody, Caller};
use crate::features::api::schema::{Day, Decimal, Stamp};
use crate::features::district;
use crate::features::portal::{
    self, AgreedPair, OrganisationFilter, ProgrammeFilter, PublicFunding, PublicMeeting, PublicOrganisation,
    PublicProgramme,
};
use crate::features::programme;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Kept, PathId, QueryString};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Page};

/// A moment in UTC.
pub fn stamp(at: Moment) -> Stamp {
    Stamp(jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_string()).unwrap_or_default())
}

/// An address in full.
pub(super) fn address(app: &App, path: &str) -> String {
    format!("{}{path}", app.settings().base_url)
}

/// Sends what everybody may see, with a tag by which it is known again.
pub(super) fn send_public(
    caller: &Caller,
    asked: &HeaderMap,
    shape: &impl Serialize,
) -> Result<Response, Problem> {
    let text = serde_json::to_vec(shape).map_err(anyhow::Error::from)?;
    Ok(caller.counted(Kept::once("application/json", text).answer(asked)))
}

/// A page of a list with the address of the next one, which repeats what was asked for.
pub fn listed<T, U>(
    path: &str,
    names: &[&str],
    query: &Form,
    page: Page<T>,
    shape: impl FnMut(T) -> U,
) -> Listed<U> {
    let kept = QueryString::keep(query, names);
    let next = page.next.as_ref().map(|key| kept.with("after", key).link(path));
    Listed { total: page.total, next, items: page.rows.into_iter().map(shape).collect() }
}

/// Where the page begins that an address asks for.
pub fn cursor(query: &Form) -> Cursor {
    Cursor::from_query(query.filled("after"), None)
}

fn organisation_shape(app: &App, row: PublicOrganisation) -> Organisation {
    Organisation {
        page: address(app, &format!("/public/organisations/{}", row.id)),
        id: row.id.to_string(),
        side: row.side,
        name: row.name,
        short_name: row.short_name,
        code: row.code,
        kind: row.kind.as_str().to_owned(),
        level: row.level,
        description: row.description,
        duties: row.duties,
        website: row.website,
        email: row.email,
        phone: row.phone,
        address: row.address,
        themes: row.themes.into_vec(),
        fields: row.fields.into_vec(),
        programmes: row.programmes,
        provenance: row.provenance.as_str().to_owned(),
        changed_at: stamp(row.changed_at),
    }
}

/// Offices and partners.
pub async fn organisations(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = &caller.query;
    // The guard has refused what cannot be read; a kind of the other side finds nothing.
    let filter = OrganisationFilter {
        side: query.filter("side"),
        kind: query.filter("kind"),
        theme: query.filled("theme").map(str::to_owned),
        place: query.filter("place"),
        words: search::asked(&app, query).await?,
    };
    query.applied()?;
    let page = portal::organisations(app.db(), &app.region(), &filter, &cursor(query)).await?;
    let names = ["q", "side", "kind", "theme", "place"];
    let list = listed("/api/v1/organisations", &names, query, page, |row| organisation_shape(&app, row));
    send_public(&caller, &headers, &list)
}

/// One office or partner.
pub async fn organisation(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let found = portal::organisation(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    send_public(&caller, &headers, &organisation_shape(&app, found))
}

/// Money in other currencies than the rupiah, each in one sum.
fn totals(others: Option<&str>) -> Vec<Total> {
    let total =
        |sum: Money| Total { currency: sum.currency.to_string(), amount: Decimal(portal::decimal(sum)) };
    programme::other_money(others).into_iter().map(total).collect()
}

fn programme_shape(app: &App, row: PublicProgramme) -> Programme {
    Programme {
        page: address(app, &format!("/public/programmes/{}", row.id)),
        total_idr: row.money().map(|sum| Decimal(portal::decimal(sum))),
        total_other: totals(row.other_money.as_deref()),
        state_today: row.state_on(app.today()).to_owned(),
        provenance: row.provenance.as_str().to_owned(),
        id: row.id.to_string(),
        reference: row.reference,
        title: row.title,
        organisation: row.organisation_id.to_string(),
        organisation_name: row.organisation,
        side: row.side,
        year: row.cycle_year,
        state: row.state,
        start: row.start_on.map(|date| date.to_string()),
        end: row.end_on.map(|date| date.to_string()),
        description: row.description,
        targets: row.targets,
        help_sought: row.help_sought,
        help_offered: row.help_offered,
        beneficiaries: row.beneficiaries,
        lead: row.lead_id.map(|id| id.to_string()),
        themes: row.themes.into_vec(),
        places: row.places.into_vec(),
        place_note: row.place_note,
        sdg: row.sdg.into_vec(),
        nomenclature: row.nomenclature.into_vec(),
        changed_at: stamp(row.changed_at),
    }
}

/// A line of money.
pub fn funding_shape(year: i64, source: &str, amount: Money, form: FundingForm, on_budget: bool) -> Funding {
    Funding {
        year,
        source: source.to_owned(),
        currency: amount.currency.to_string(),
        amount: Decimal(portal::decimal(amount)),
        form,
        on_budget,
    }
}

/// The cycle that an address asks for: its year, all of them, or the one in force.
async fn cycle_of(app: &App, asked: &str) -> Result<Option<CycleId>, Problem> {
    let (db, region) = (app.db(), app.region());
    if asked == "all" {
        return Ok(None);
    }
    let current = district::current_cycle(db, &region).await?;
    if asked.is_empty() {
        return Ok(Some(current.id));
    }
    let cycles = district::cycles(db, &region).await?;
    let found = cycles.into_iter().find(|cycle| cycle.year.to_string() == asked);
    // No cycle has a year as its id: a year without a cycle narrows the list to nothing, as any other value that fits nothing does.
    let of_none = || asked.parse().map_err(|_| Problem::NotFound);
    found.map_or_else(of_none, |cycle| Ok(cycle.id)).map(Some)
}

/// Programmes.
pub async fn programmes(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = &caller.query;
    let filter = ProgrammeFilter {
        cycle: cycle_of(&app, query.text("year")).await?,
        also_former: true,
        side: query.filter("side"),
        organisation: query.filter("organisation"),
        theme: query.filled("theme").map(str::to_owned),
        goal: query.filter("goal"),
        place: query.filter("place"),
        words: search::asked(&app, query).await?,
    };
    query.applied()?;
    let page = portal::programmes(app.db(), &app.region(), &filter, &cursor(query)).await?;
    let names = ["q", "side", "organisation", "theme", "goal", "place", "year"];
    let list = listed("/api/v1/programmes", &names, query, page, |row| programme_shape(&app, row));
    send_public(&caller, &headers, &list)
}

/// One programme with its money.
pub async fn programme(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<ProgrammeId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = portal::programme(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let lines = portal::funding(db, &region, &ProgrammeFilter::default(), Some(&id)).await?;
    let line = |line: &PublicFunding| {
        funding_shape(line.year, &line.source, line.amount(), line.form, line.on_budget)
    };
    let whole =
        WholeProgramme { programme: programme_shape(&app, found), funding: lines.iter().map(line).collect() };
    send_public(&caller, &headers, &whole)
}

fn pair_shape(pair: AgreedPair) -> Pair {
    Pair {
        office: pair.office_id.to_string(),
        office_name: pair.office,
        partner: pair.partner_id.to_string(),
        partner_name: pair.partner,
        programme: pair.programme_id.to_string(),
        programme_title: pair.title,
    }
}

fn meeting_shape(app: &App, meeting: PublicMeeting) -> Meeting {
    Meeting {
        page: address(app, &format!("/public/meetings/{}", meeting.id)),
        id: meeting.id.to_string(),
        name: meeting.name,
        place: meeting.place,
        day: Day(meeting.day.to_string()),
        starts: meeting.starts,
        ends: meeting.ends,
        agenda: meeting
            .agenda
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        round: meeting.round,
        present: meeting.present,
    }
}

/// Meetings, without what was agreed in each.
pub async fn meetings(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let page = portal::meetings(app.db(), &app.region(), &cursor(&caller.query)).await?;
    let list = listed("/api/v1/meetings", &[], &caller.query, page, |meeting| meeting_shape(&app, meeting));
    send_public(&caller, &headers, &list)
}

/// One meeting.
pub async fn meeting(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = portal::meeting(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let pairs = if found.has_outcome() { portal::pairs(db, &region, &id).await? } else { Vec::new() };
    let pairs = (!pairs.is_empty()).then(|| pairs.into_iter().map(pair_shape).collect());
    let minutes = portal::minutes(db, &region, &id).await?;
    send_public(&caller, &headers, &WholeMeeting { meeting: meeting_shape(&app, found), pairs, minutes })
}

fn news_shape(app: &App, news: portal::News) -> News {
    News {
        page: address(app, &news.path()),
        picture: news.picture_path().map(|path| address(app, &path)),
        id: news.id.to_string(),
        category: news.category,
        day: Day(news.day.to_string()),
        title_id: news.title_id,
        body_id: news.body_id,
        title_en: news.title_en,
        body_en: news.body_en,
        source: news.source,
        simulated: news.simulated,
        changed_at: stamp(news.changed_at),
    }
}

/// News.
pub async fn news(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = &caller.query;
    let category: Option<Category> = query.filter("category");
    let page = portal::news(app.db(), &app.region(), category, &cursor(query)).await?;
    let list = listed("/api/v1/news", &["category"], query, page, |news| news_shape(&app, news));
    send_public(&caller, &headers, &list)
}

/// One piece of news.
pub async fn one_news(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<NewsId>,
) -> Result<Response, Problem> {
    let found = portal::one_news(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    send_public(&caller, &headers, &news_shape(&app, found))
}

/// The district's themes.
pub async fn themes(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let names = portal::names(&app).await?;
    let theme = |theme: &district::Theme| Theme {
        code: theme.code.clone(),
        name_id: theme.name_id.clone(),
        name_en: theme.name_en.clone(),
    };
    let all: Vec<Theme> = names.themes.iter().map(theme).collect();
    send_public(&caller, &headers, &all)
}

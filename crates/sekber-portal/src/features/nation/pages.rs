//! The figures of provinces and districts for everybody, and whether this district releases its own.

pub mod elsewhere;

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::Moment;
use sekber_facts::region::{self, Level, Region};

use super::figures::{Place, Table, tables};
use super::store::{self, Placed};
use super::{actions, keep};
use crate::features::district;
use crate::kit::access::{Public, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, count, for_everybody, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/nation/pages/districts.html")]
struct DistrictsPage {
    frame: Frame,
    /// The province whose districts are shown; none for the provinces.
    province: Option<String>,
    tables: Vec<Table>,
    is_empty: bool,
}

/// Figures by place, with the earliest day of each.
fn by_place(placed: Vec<Placed>) -> HashMap<String, (String, HashMap<String, i64>)> {
    let mut found: HashMap<String, (String, HashMap<String, i64>)> = HashMap::new();
    for one in placed {
        let (day, figures) = found.entry(one.place).or_insert_with(|| (one.day.clone(), HashMap::new()));
        if one.day < *day {
            day.clone_from(&one.day);
        }
        figures.insert(one.figure, one.value);
    }
    found
}

/// A day as written; as it is kept where it is none.
fn day(frame: &Frame, kept: &str) -> String {
    kept.parse::<Date>().map_or_else(|_| kept.to_owned(), |day| frame.civil_date(&day))
}

/// Where a district of this server is reached; none for one without a host name.
fn address(app: &App, host: Option<&str>) -> Option<String> {
    host.map(|host| app.settings().clone().on_host(host).base_url)
}

async fn provinces(app: &App, frame: &Frame) -> Result<Vec<Place>, Problem> {
    let mut figures = by_place(store::of_provinces(app.db()).await?);
    let place = |one: store::Province| {
        let inside = count(region::children(&one.place).len());
        let facts = [
            ("count", frame.whole(&one.released)),
            ("all", frame.whole(&one.districts)),
            ("inside", frame.whole(&inside)),
        ];
        let mut notes = vec![frame.say_facts("nation-of", &facts)];
        let (since, figures) = figures.remove(&one.place).unwrap_or_default();
        if !since.is_empty() {
            notes.push(frame.say_with("nation-since", "day", day(frame, &since)));
        }
        if one.simulated > 0 {
            notes.push(frame.say_with("nation-simulated", "count", frame.whole(&one.simulated)));
        }
        Place {
            name: region::find(&one.place).map_or_else(|| one.place.clone(), |found| found.name),
            href: format!("/public/districts?province={}", one.place),
            note: notes.join("; "),
            figures,
            simulated: one.simulated_kept,
        }
    };
    Ok(store::provinces(app.db()).await?.into_iter().map(place).collect())
}

async fn districts(app: &App, frame: &Frame, province: &Region) -> Result<Vec<Place>, Problem> {
    let mut figures = by_place(store::of_province(app.db(), &province.code).await?);
    let place = |one: store::District| {
        let (of, figures) = figures.remove(one.region_code.as_str()).unwrap_or_default();
        let note = match (one.released_at, of.is_empty()) {
            (None, _) => frame.say("nation-not-released"),
            (Some(_), true) => frame.say("nation-not-kept"),
            (Some(_), false) => frame.say_with("nation-of-day", "day", day(frame, &of)),
        };
        let address = address(app, one.host.as_deref());
        Place {
            name: district::display_name(&one.region_code, &one.name, one.simulated).name,
            href: address.map_or_else(String::new, |address| format!("{address}/public")),
            note,
            simulated: i64::from(one.simulated && !figures.is_empty()),
            figures,
        }
    };
    Ok(store::districts(app.db(), &province.code).await?.into_iter().map(place).collect())
}

/// The figures of all provinces, or of the districts of one, for everybody.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let is_province = |found: &Region| found.level() == Level::Province;
    let province = form.filter_by("province", |code| region::find(code).filter(is_province));
    let places = match &province {
        Some(province) => districts(&app, &frame, province).await?,
        None => provinces(&app, &frame).await?,
    };
    let page = DistrictsPage {
        province: province.map(|province| province.name),
        is_empty: places.iter().all(|place| place.figures.is_empty()),
        tables: tables(&frame, &places),
        frame: frame.clone(),
    };
    for_everybody(&frame, &headers, &page)
}

#[derive(Template)]
#[template(path = "features/nation/pages/release.html")]
struct ReleasePage {
    frame: Frame,
    released: Option<Moment>,
    province: String,
}

/// Whether the district releases its figures.
pub async fn settings(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let region = app.region();
    page(&ReleasePage {
        released: store::released_since(app.db(), &region).await?,
        province: region.parent().map_or_else(String::new, |province| province.to_string()),
        frame,
    })
}

/// Releases them, or takes them back.
pub async fn choose(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let released = form.switched("released")?;
    actions::release_figures(&app, &actor, released).await?;
    // Whoever releases them sees them at once; later the job keeps them.
    keep(&app).await?;
    Ok(go(
        "/settings/figures",
        if released { "notice-figures-released" } else { "notice-figures-taken-back" },
    ))
}

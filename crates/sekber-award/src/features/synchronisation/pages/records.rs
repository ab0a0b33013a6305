//! The programmes behind a figure: exactly those that a cell, an area or a number of this room counts.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::programme::Owner;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{Currency, Money, RegionCode};

use super::list::Choices;
use super::needed::{FIELD, Needs};
use super::years::Years;
use super::{Pair, owner};
use crate::features::district;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::reasons::{place_name, theme_name};
use crate::features::synchronisation::selection::{FIELDS, Selection};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;

/// Programmes on one page.
const AT_ONCE: usize = 50;
/// Places of a programme that a row names.
const PLACES: usize = 3;

struct Line {
    href: String,
    title: String,
    owner: String,
    side: Owner,
    themes: String,
    places: String,
    period: String,
    money: String,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/records.html")]
struct RecordsPage {
    frame: Frame,
    lines: Vec<Line>,
    total: i64,
    /// The money of all of them.
    sum: String,
    chips: Vec<Pair>,
    years: Years,
    /// The same on the map.
    map: String,
    /// The same as a workbook, and as delimited text.
    files: [String; 2],
    previous: Option<String>,
    next: Option<String>,
}

/// The list of what was counted.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(&app, &cycle.id).await?;
    let needs = Needs::read(&app, frame.language, &typed).await?;
    let selection = needs.narrow(Selection::read(&typed));
    let mut found: Vec<usize> =
        (0..table.programmes.len()).filter(|at| selection.holds(&table.programmes[*at])).collect();
    found.sort_by_key(|at| table.programmes[*at].content.title.to_lowercase());
    let fields: Vec<&str> = FIELDS.iter().chain(&[FIELD, "page"]).copied().collect();
    let query = QueryString::keep(&typed, &fields);
    let number = typed.text("page").parse::<usize>().unwrap_or(1).clamp(1, found.len() / AT_ONCE + 1);
    let link = |number: usize| query.with("page", &number.to_string()).link("/synchronisation/programmes");
    let choices = Choices::of(&frame, &table);
    let chip = |(field, value): &Pair| {
        let link = query.without("page").without(field).link("/synchronisation/programmes");
        let text = match field.as_str() {
            FIELD => needs.chosen.as_ref().map(|_| needs.narrowed(&frame)),
            _ => choices.text(&frame, field, value),
        };
        text.map(|text| (text, link))
    };
    let (all, path) = (query.without("page"), "/synchronisation/programmes");
    // The map looks into a kecamatan, and asks no office in charge.
    let is_kecamatan = |place: &RegionCode| place.level() == RegionLevel::District;
    let on_map = typed.text("place").parse().is_ok_and(|place| is_kecamatan(&place));
    let on_map = if on_map { all.without("lead") } else { all.without("lead").without("place") };
    page(&RecordsPage {
        years: Years::of(&frame, &table, (&selection, cycle.year), (&all, path)),
        map: on_map.link("/synchronisation/map"),
        files: ["xlsx", "csv"].map(|kind| all.link(&format!("{path}.{kind}"))),
        chips: query.pairs().iter().filter_map(chip).collect(),
        lines: found
            .iter()
            .skip((number - 1) * AT_ONCE)
            .take(AT_ONCE)
            .map(|at| line(&frame, &table, *at))
            .collect(),
        total: count(found.len()),
        sum: match found.iter().try_fold(0, |sum: i64, at| sum.checked_add(table.programmes[*at].total_idr)) {
            Some(sum) => frame.money_short(&rupiah(sum)),
            None => frame.say("coverage-money-beyond"),
        },
        previous: (number > 1).then(|| link(number - 1)),
        next: (number * AT_ONCE < found.len()).then(|| link(number + 1)),
        frame,
    })
}

fn rupiah(minor: i64) -> Money {
    Money { minor, currency: Currency::IDR }
}

fn line(frame: &Frame, table: &Table, at: usize) -> Line {
    let stored = &table.programmes[at];
    let content = &stored.content;
    let named = content.places.iter().take(PLACES).map(|place| place_name(frame, &table.names, place));
    let mut places = named.collect::<Vec<_>>().join(", ");
    if content.places.len() > PLACES {
        places.push_str(&format!(" +{}", content.places.len() - PLACES));
    }
    let themes = content.themes.iter().map(|code| theme_name(frame, &table.names, code));
    Line {
        href: format!("/programmes/{}", stored.id),
        title: content.title.clone(),
        owner: owner(table, stored).to_owned(),
        side: stored.side,
        themes: themes.collect::<Vec<_>>().join(", "),
        places,
        period: frame.period(&content.period),
        money: match stored.total_idr {
            0 => String::new(),
            minor => frame.money_short(&rupiah(minor)),
        },
    }
}

//! The programmes behind a figure: exactly those that a cell, an area or a number of this room counts.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::programme::Owner;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::counted::untold;
use super::coverage::PROGRAMMES;
use super::lines::{Line, Scale, in_order, line, scale};
use super::list::{Choices, chips_of};
use super::map::STATES;
use super::needed::{FIELD, Needs};
use super::numbered::Numbered;
use super::years::Years;
use super::{Pair, owner};
use crate::features::district;
use crate::features::programme::Stored;
use crate::features::synchronisation::findings;
use crate::features::synchronisation::planned::{Planned, Sum, titled};
use crate::features::synchronisation::selection::{FIELDS, Selection, When};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;

/// Programmes on one page.
const AT_ONCE: usize = 50;
/// By what they can be put in order, beside their titles.
const SORTS: [&str; 3] = ["owner", "money", "end"];

#[derive(Template)]
#[template(path = "features/synchronisation/pages/records.html")]
struct RecordsPage {
    frame: Frame,
    lines: Vec<Line>,
    /// The years that their bars stand on.
    scale: Option<Scale>,
    total: i64,
    /// What all of them plan together, not those of this page alone.
    sum: Planned,
    /// Titles of the columns of money, none where no programme tells any.
    money: Option<[String; 2]>,
    /// How many tell none.
    untold: String,
    chips: Vec<Pair>,
    /// What the list can be narrowed to.
    choices: Choices,
    sorts: Vec<Pair>,
    sides: Vec<Pair>,
    states: Vec<Pair>,
    needs: Needs,
    typed: Form,
    years: Years,
    /// The same on the map.
    map: String,
    /// The same as a workbook, and as delimited text.
    files: [String; 2],
    previous: Option<String>,
    next: Option<String>,
}

impl RecordsPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn shown(&self, sum: &Sum) -> String {
        sum.shown(&self.frame)
    }
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
    let selection = needs.narrow(Selection::read_in(&typed, &table));
    let mut found = in_order(&table, &selection);
    let stored = |at: &usize| &table.programmes[*at];
    match typed.filter_by("sort", |code| SORTS.into_iter().find(|known| *known == code)) {
        Some("owner") => found.sort_by_cached_key(|at| owner(&table, stored(at)).to_lowercase()),
        Some("money") => found.sort_by_cached_key(|at| Reverse(money(stored(at), selection.when))),
        // What tells no end stands last.
        Some("end") => found.sort_by_cached_key(|at| {
            let end = stored(at).content.period.end().map(|end| end.last_day());
            (end.is_none(), end)
        }),
        _ => {}
    }
    let scale = scale(&table, &found);
    let held: Vec<&Stored> = found.iter().map(|at| &table.programmes[*at]).collect();
    let sum = Planned::of(&held, selection.when);
    let tells_money = sum.untold < count(held.len());
    let fields: Vec<&str> = FIELDS.iter().chain(&[FIELD, "sort", "page"]).copied().collect();
    let query = QueryString::keep(&typed, &fields);
    let numbered = Numbered::of(&typed, (found.len(), AT_ONCE), (&query, PROGRAMMES));
    let choices = Choices::of(&frame, &table).and_asked(&frame, &table, &selection);
    let text = |field: &str, value: &str| match field {
        FIELD => needs.chosen.as_ref().map(|_| needs.narrowed(&frame)),
        _ => choices.text(&frame, field, value),
    };
    let chips = chips_of(&frame, (&query, PROGRAMMES), text);
    let all = query.without("page");
    // The map looks into a kecamatan, and asks no office in charge.
    let is_kecamatan = |place: &RegionCode| place.level() == RegionLevel::District;
    let on_map = typed.text("place").parse().is_ok_and(|place| is_kecamatan(&place));
    // Neither map nor files have an order to choose.
    let unsorted = all.without("sort");
    let on_map = if on_map { unsorted.without("lead") } else { unsorted.without("lead").without("place") };
    page(&RecordsPage {
        years: Years::of(&frame, &table, (&selection, cycle.year), (&all, PROGRAMMES)),
        map: on_map.link("/synchronisation/map"),
        files: ["xlsx", "csv"].map(|kind| unsorted.link(&format!("{PROGRAMMES}.{kind}"))),
        chips,
        lines: found
            .iter()
            .skip(numbered.before)
            .take(AT_ONCE)
            .map(|at| line(&frame, &table, (&selection, scale), *at))
            .collect(),
        scale,
        sum,
        money: tells_money.then(|| {
            ["coverage-money-on", "coverage-money-off"].map(|key| titled(&frame, key, selection.when))
        }),
        untold: match sum.untold {
            0 => String::new(),
            several => untold(&frame, several, selection.when),
        },
        total: count(found.len()),
        previous: numbered.previous,
        next: numbered.next,
        sorts: frame.say_codes("coverage-sort-", SORTS),
        sides: frame.say_codes("finding-side-", [Owner::Office, Owner::Partner]),
        states: frame.say_codes("programme-state-", STATES),
        choices,
        needs,
        typed,
        frame,
    })
}

/// All rupiah that a programme plans, on a government's budget and outside of it: for their order alone, no sum that is shown.
fn money(stored: &Stored, when: Option<When>) -> i64 {
    let [on, off] = [true, false].map(|on_budget| Sum::of(&[stored], on_budget, when).whole().unwrap_or(0));
    on.saturating_add(off)
}

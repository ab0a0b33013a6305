//! Which figures a district releases, and the tables that are made of them.

use std::collections::HashMap;

use sekber_core::ledger::Way;

use crate::kit::card::LeaderUnit;
use crate::kit::page::Frame;

/// How the name of what was spent in a way begins.
pub const WAY: &str = "way-";
/// The money that partners' programmes plan, by the name under which the leader's page keeps it.
const PLANNED: &str = "programme-money";
/// What is counted of each district, by the same names.
const COUNTS: [&str; 6] = [
    "registry-partners-verified",
    "programme-all",
    "active_partnerships",
    "gap_villages_open",
    "gap_priorities_open",
    "gap-partners",
];

/// Whether a figure of the leader's page is among those that districts release.
pub fn is_released(figure: &str) -> bool {
    figure == PLANNED || COUNTS.contains(&figure)
}

/// A district or province with its figures.
pub struct Place {
    /// Its name.
    pub name: String,
    /// Where more is read; may be empty.
    pub href: String,
    /// What is said beside the name: of which day its figures are, or that it releases none.
    pub note: String,
    /// Its figures by name; none when it releases none.
    pub figures: HashMap<String, i64>,
    /// How many districts its figures are of that hold what was made up for a demonstration.
    pub simulated: i64,
}

/// A line of a table.
pub struct Line {
    /// The place.
    pub name: String,
    /// Where more is read; may be empty.
    pub href: String,
    /// What is said beside the name.
    pub note: String,
    /// The figures as written, each with what its column counts.
    pub cells: Vec<(String, String)>,
}

/// A table of figures.
pub struct Table {
    /// What it is about.
    pub caption: String,
    /// What the columns count.
    pub columns: Vec<String>,
    /// One line for each place.
    pub lines: Vec<Line>,
    /// What the line of sums is of.
    pub sum: String,
    /// The sum of each column, with what it counts.
    pub totals: Vec<(String, String)>,
}

/// The tables of some places: what is counted, and money by its way, of which columns that nobody has are left out.
pub fn tables(frame: &Frame, places: &[Place]) -> Vec<Table> {
    let money = Way::ALL.iter().map(|way| format!("{WAY}{way}"));
    let is_told =
        |figure: &String| places.iter().any(|place| place.figures.get(figure).is_some_and(|n| *n != 0));
    let money: Vec<String> = std::iter::once(PLANNED.to_owned()).chain(money.filter(is_told)).collect();
    let counts = COUNTS.map(str::to_owned);
    vec![
        table(frame, places, (frame.say("nation-counts"), counts.as_slice(), LeaderUnit::Records)),
        table(frame, places, (frame.say("nation-money"), money.as_slice(), LeaderUnit::Money)),
    ]
}

fn table(
    frame: &Frame,
    places: &[Place],
    (caption, figures, unit): (String, &[String], LeaderUnit),
) -> Table {
    let cell = |place: &Place, figure: &String| {
        let number = place.figures.get(figure);
        (name(frame, figure), number.map_or_else(|| "–".to_owned(), |number| unit.shown(frame, *number)))
    };
    let line = |place: &Place| Line {
        name: place.name.clone(),
        href: place.href.clone(),
        note: place.note.clone(),
        cells: figures.iter().map(|figure| cell(place, figure)).collect(),
    };
    let total = |figure: &String| {
        let told = places.iter().filter_map(|place| place.figures.get(figure).copied());
        // Where nobody releases it nothing is known, which is no zero.
        let sum = told.reduce(i64::saturating_add);
        (name(frame, figure), sum.map_or_else(|| "–".to_owned(), |sum| unit.shown(frame, sum)))
    };
    let simulated: i64 = places.iter().map(|place| place.simulated).sum();
    Table {
        caption,
        columns: figures.iter().map(|figure| name(frame, figure)).collect(),
        lines: places.iter().map(line).collect(),
        // What is made up says so itself, also where it is part of a sum.
        sum: match simulated {
            0 => frame.say("nation-total"),
            _ => frame.say_count("nation-total-simulated", simulated),
        },
        totals: figures.iter().map(total).collect(),
    }
}

/// What a figure counts, in the words of the page that it comes from.
fn name(frame: &Frame, figure: &str) -> String {
    match figure {
        "registry-partners-verified" => frame.say("registry-tile-partners"),
        "programme-all" => frame.say("programme-tile-programmes"),
        "active_partnerships" => frame.say("partnership-tile-active"),
        "gap_villages_open" => frame.say("gap-villages"),
        "gap_priorities_open" => frame.say("gap-priorities"),
        "gap-partners" => frame.say("gap-partners"),
        PLANNED => frame.say("programme-tile-money"),
        way => frame.say_code("ledger-way-", way.strip_prefix(WAY).unwrap_or(way)),
    }
}

//! Villages that programmes name, as points on the map of a district's kecamatan: it shades whole kecamatan, and they show where in them.

use std::collections::BTreeMap;

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use crate::features::synchronisation::boundaries::{self, Boundaries};
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::model::BoundaryLevel;
use crate::features::synchronisation::selection::Selection;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::page::map::Map;
use crate::kit::problem::Problem;

/// How large the point of a village is that one programme names, and how many more make it larger.
const SMALLEST: i64 = 3;
const LARGER: i64 = 3;

/// A point of the map.
pub struct Dot {
    /// From the left edge of the canvas.
    pub x: i64,
    /// From its upper edge.
    pub y: i64,
    /// Half of its width.
    pub radius: i64,
    /// The village with its number of programmes.
    pub text: String,
    /// The code of the kecamatan that it lies in.
    pub kecamatan: String,
}

/// What the sizes of points stand for, by half of their width: the smallest, and the largest where one of them is larger than that.
pub fn sizes(frame: &Frame, dots: &[Dot]) -> Vec<(i64, String)> {
    let largest = dots.iter().map(|dot| dot.radius).max();
    let smallest = largest.map(|_| (SMALLEST, frame.say("coverage-map-dot-one")));
    // As many more as `LARGER` make no point larger.
    let many = largest.filter(|radius| *radius > SMALLEST);
    let many = many.map(|_| (SMALLEST + LARGER, frame.say("coverage-map-dot-many")));
    smallest.into_iter().chain(many).collect()
}

/// The points of the programmes that are looked at; none where there is no map, or no boundaries of villages are known. One statement.
pub async fn of(
    app: &App,
    frame: &Frame,
    looked_at: (&Table, &Selection),
    map: Option<&Map>,
) -> Result<Vec<Dot>, Problem> {
    let Some(map) = map else { return Ok(Vec::new()) };
    let villages = boundaries::of(app, BoundaryLevel::Village).await?;
    Ok(villages.map(|villages| dots(frame, looked_at, map, &villages)).unwrap_or_default())
}

/// Linear in the places that programmes name.
fn dots(
    frame: &Frame,
    (table, selection): (&Table, &Selection),
    map: &Map,
    villages: &Boundaries,
) -> Vec<Dot> {
    let mut counted: BTreeMap<&RegionCode, i64> = BTreeMap::new();
    for stored in selection.of(table) {
        let named = stored.content.places.iter().filter(|place| place.level() == RegionLevel::Village);
        named.for_each(|place| *counted.entry(place).or_default() += 1);
    }
    let dot = |(village, count): (&RegionCode, i64)| {
        let (x, y) = map.place(*villages.middles.get(village)?)?;
        let name = table.names.place(village.as_str()).to_owned();
        let text = frame.say_facts("coverage-map-area", &[("name", name), ("count", frame.whole(&count))]);
        let kecamatan = village.parent()?.to_string();
        Some(Dot { x, y, radius: SMALLEST + (count - 1).min(LARGER), text, kecamatan })
    };
    counted.into_iter().filter_map(dot).collect()
}

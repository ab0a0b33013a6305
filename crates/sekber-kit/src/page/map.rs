//! A district's sub-districts, or the villages of one, as a drawing that needs no map service: outlines scaled to a small canvas, shaded by a number.

mod names;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde_json::Value as Json;

use super::Frame;

/// Width of the canvas; the height follows from the district's shape.
const WIDTH: f64 = 720.0;
/// Shades from lightest to darkest, as the style sheet names them.
const SHADES: [&str; 5] = ["m1", "m2", "m3", "m4", "m5"];

/// One area of the map.
#[derive(Debug, Clone)]
pub struct Area {
    /// The region's code.
    pub code: String,
    /// The region's name.
    pub name: String,
    /// The outline, as an SVG path.
    pub path: String,
    /// Where the name is written, unless there is no room for it: then the list beside the map tells it.
    pub label: Option<Label>,
    /// The middle of the area, as the boundaries give it.
    middle: (i64, i64),
    /// How large the area is, in hundredths of a square kilometre.
    size: i64,
}

/// The middle of a name on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// From the left edge of the canvas.
    pub x: i64,
    /// From its upper edge to the letters' foot.
    pub y: i64,
    /// Whether there is room for it on a phone, where letters are twice as large beside the map.
    pub on_phones: bool,
}

/// The outlines of a district's kecamatan.
#[derive(Debug, Clone)]
pub struct Map {
    /// Height of the canvas.
    pub height: i64,
    /// The areas, in order of their codes.
    pub areas: Vec<Area>,
}

/// A text on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// From the left edge of the canvas to the middle of the text.
    pub x: i64,
    /// From its upper edge to the letters' foot.
    pub y: i64,
    /// What is written.
    pub text: String,
}

impl Map {
    /// Another text than its name for each area, placed as names are for somebody at a desk; one that finds no room is left out.
    pub fn written(&self, text: impl Fn(&Area) -> String) -> Vec<Written> {
        let texts: Vec<String> = self.areas.iter().map(text).collect();
        names::texts(&self.areas, &texts, (WIDTH as i64, self.height))
    }
}

/// The maps drawn so far, by region: drawing is work, and boundaries never change while we run.
static DRAWN: LazyLock<Mutex<BTreeMap<String, Option<Map>>>> = LazyLock::new(Mutex::default);

/// The map of a district, drawn once; `None` for a district whose boundaries are not known.
pub fn of(region: &str) -> Option<Map> {
    let mut drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    drawn.entry(region.to_owned()).or_insert_with(|| draw(region)).clone()
}

/// Draws the kecamatan of a district from its boundaries; `None` for a district whose boundaries are not known.
/// Costs about a millisecond per hundred kilobytes of boundaries, so keep the answer.
fn draw(region: &str) -> Option<Map> {
    drawn(sekber_facts::boundary::kecamatan(region)?, |_| true)
}

/// Draws the villages of a kecamatan in the same way; some of the youngest have no boundary. About five milliseconds.
pub fn draw_villages(kecamatan: &str) -> Option<Map> {
    let (region, _) = kecamatan.rsplit_once('.')?;
    let inside = |feature: &Json| feature["properties"]["parent_code"].as_str() == Some(kecamatan);
    drawn(sekber_facts::boundary::villages(region)?, inside)
}

fn drawn(boundaries: &str, wanted: impl Fn(&Json) -> bool) -> Option<Map> {
    let collection: Json = serde_json::from_str(boundaries).ok()?;
    let features: Vec<&Json> =
        collection.get("features")?.as_array()?.iter().filter(|feature| wanted(feature)).collect();
    let rings: Vec<Vec<Vec<(f64, f64)>>> = features.iter().map(|feature| outline(feature)).collect();
    let points = || rings.iter().flatten().flatten();
    let (west, east) = bounds(points().map(|point| point.0))?;
    let (south, north) = bounds(points().map(|point| point.1))?;
    // Near the equator a degree is as long east as north, so one scale does for both.
    let scale = WIDTH / (east - west);
    let place =
        |(x, y): (f64, f64)| (((x - west) * scale).round() as i64, ((north - y) * scale).round() as i64);
    let mut areas: Vec<Area> = features
        .iter()
        .zip(&rings)
        .filter_map(|(feature, rings)| {
            let text = |name: &str| feature["properties"][name].as_str().map(str::to_owned);
            let number = |name: &str| feature["properties"][name].as_f64();
            Some(Area {
                code: text("code")?,
                name: text("name")?,
                path: rings.iter().map(|ring| path(ring.iter().map(|point| place(*point)))).collect(),
                label: None,
                middle: place((number("label_lon")?, number("label_lat")?)),
                size: number("area_km2").map_or(0, |size| (size * 100.0).round() as i64),
            })
        })
        .collect();
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    let height = ((north - south) * scale).ceil() as i64;
    names::write(&mut areas, (WIDTH as i64, height));
    Some(Map { height, areas })
}

fn outline(feature: &Json) -> Vec<Vec<(f64, f64)>> {
    let none = Vec::new();
    let coordinates = feature["geometry"]["coordinates"].as_array().unwrap_or(&none);
    let polygons: Vec<&Json> = match feature["geometry"]["type"].as_str() {
        Some("MultiPolygon") => {
            coordinates.iter().flat_map(|polygon| polygon.as_array().into_iter().flatten()).collect()
        }
        _ => coordinates.iter().collect(),
    };
    let point = |pair: &Json| Some((pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?));
    polygons
        .into_iter()
        .map(|ring| ring.as_array().unwrap_or(&none).iter().filter_map(point).collect())
        .collect()
}

fn bounds(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.fold(None, |known, number| {
        Some(known.map_or((number, number), |(low, high): (f64, f64)| (low.min(number), high.max(number))))
    })
}

/// A closed path in relative steps, without the points that fall on their neighbour at this size.
fn path(points: impl Iterator<Item = (i64, i64)>) -> String {
    let mut text = String::new();
    let mut last: Option<(i64, i64)> = None;
    for (x, y) in points {
        match last {
            None => {
                let _ = write!(text, "M{x} {y}l");
            }
            Some((before_x, before_y)) => {
                let (dx, dy) = (x - before_x, y - before_y);
                // Steps under two units cannot be seen; leaving them out halves the page.
                if dx.abs() + dy.abs() < 3 {
                    continue;
                }
                let _ = write!(text, "{dx} {dy} ");
            }
        }
        last = Some((x, y));
    }
    text.push('z');
    text
}

/// The shade of each area by its number: fifths of the largest; nothing for zero.
pub fn shades(numbers: &BTreeMap<String, i64>) -> BTreeMap<String, &'static str> {
    let most = numbers.values().copied().max().unwrap_or(0).max(1);
    let shade = |number: i64| {
        let step = usize::try_from((number * 5 - 1).max(0) / most).unwrap_or(0).min(SHADES.len() - 1);
        if number <= 0 { "" } else { SHADES[step] }
    };
    numbers.iter().map(|(code, number)| (code.clone(), shade(*number))).collect()
}

/// What the shades of areas by their numbers stand for, in words, from none to the strongest.
pub fn legend(frame: &Frame, numbers: &BTreeMap<String, i64>) -> Vec<(&'static str, String)> {
    let step = |(shade, from, to): (&'static str, i64, i64)| {
        let (first, last) = (frame.whole(&from), frame.whole(&to));
        (shade, if from == to { first } else { format!("{first}–{last}") })
    };
    let most = numbers.values().copied().max().unwrap_or(0);
    std::iter::once(("area", frame.whole(&0))).chain(steps(most).into_iter().map(step)).collect()
}

/// The steps of a legend for numbers up to the largest: each shade with the smallest and the largest number that it stands for.
fn steps(most: i64) -> Vec<(&'static str, i64, i64)> {
    let fifth = |nth: i128| i64::try_from(i128::from(most.max(0)) * nth / 5).unwrap_or(i64::MAX);
    let all = SHADES.into_iter().zip(1..).map(|(shade, nth)| (shade, fifth(nth - 1), fifth(nth)));
    all.filter(|(_, before, last)| last > before)
        .map(|(shade, before, last)| (shade, before + 1, last))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sintang_is_drawn_small() {
        let map = draw("61.05").unwrap();
        assert_eq!(map.areas.len(), 14);
        assert!(map.areas.iter().map(|area| area.path.len()).sum::<usize>() < 30_000);
        assert!(map.areas.iter().filter_map(|area| area.label).all(|label| label.x > 0 && label.x < 720));
        assert!(draw("32.73").is_none());
    }

    #[test]
    fn the_villages_of_a_kecamatan_fill_the_canvas() {
        let map = draw_villages("61.05.01").unwrap();
        assert!(map.areas.len() > 20, "{}", map.areas.len());
        assert!(map.areas.iter().all(|area| area.code.starts_with("61.05.01.")));
        assert!(draw_villages("32.73.01").is_none());
    }

    #[test]
    fn the_largest_number_is_the_darkest_and_none_stays_empty() {
        let numbers = [("a", 0), ("b", 1), ("c", 10)].map(|(code, number)| (code.to_owned(), number)).into();
        let shades = shades(&numbers);
        assert_eq!((shades["a"], shades["b"], shades["c"]), ("", "m1", "m5"));
    }

    #[test]
    fn the_steps_of_a_legend_are_those_of_the_shades() {
        assert!(steps(0).is_empty());
        for most in 1..60_i64 {
            let shades = shades(&(0..=most).map(|number| (number.to_string(), number)).collect());
            let of = |wanted: i64| {
                let step = steps(most).into_iter().find(|(_, from, to)| (*from..=*to).contains(&wanted));
                step.map_or("", |(shade, ..)| shade)
            };
            assert!((0..=most).all(|number| shades[&number.to_string()] == of(number)), "{most}");
        }
    }
}

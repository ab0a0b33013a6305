//! A district's sub-districts, or the villages of one, as a drawing that needs no map service: outlines scaled to a small canvas, shaded by a number.

mod names;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use sekber_documents::drawing::names::Outline;
use serde_json::Value as Json;

use super::Frame;

/// Width of the canvas, unless it would be too tall; the height follows from the district's shape.
const WIDTH: f64 = 720.0;
/// The tallest canvas; what would be taller is no map.
const TALLEST: f64 = 20_000.0;
/// The height from which on areas are drawn smaller, on a narrower canvas, and how much room that has beside them at least: so that they
/// fit a page and a screen in letters that can be read.
const HIGHEST: f64 = 800.0;
const BESIDE: f64 = 60.0;
const NARROWEST: f64 = 360.0;
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
    /// Where its name or its number in the key is written, at a desk and on a phone.
    pub labels: Vec<Label>,
    /// Its number in the key, where its name has no room on one of them.
    pub in_key: Option<InKey>,
    /// Where it lies, and how large it is in hundredths of a square kilometre.
    outline: Arc<Outline>,
}

/// A name on the map, or the number that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// From the left edge of the canvas to its middle.
    pub x: i64,
    /// From its upper edge to the letters' foot.
    pub y: i64,
    /// What is written.
    pub text: String,
    /// The classes of the style sheet: whether it is for desks or for phones, where letters are twice as large beside the map, and whether
    /// it is small.
    pub class: &'static str,
    /// The line to its area, as an SVG path; none where it stands in it.
    pub lead: Option<String>,
}

/// The number of an area in the key beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InKey {
    /// Counted from one.
    pub number: i64,
    /// Whether it stands on the map for desks, too, and not on that for phones alone.
    pub on_desks: bool,
}

/// The outlines of a district's kecamatan.
#[derive(Debug, Clone)]
pub struct Map {
    /// Width of the canvas, at most 720.
    pub width: i64,
    /// Height of the canvas, at most 800.
    pub height: i64,
    /// The areas, in order of their codes.
    pub areas: Vec<Area>,
    /// The western and the northern edge in degrees, and units of the canvas in a degree.
    projection: (f64, f64, f64),
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
    /// How high its letters are.
    pub height: i64,
    /// The line to its area, as an SVG path; none where it stands in it.
    pub lead: Option<String>,
}

/// The texts of a map's areas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// What is written on the map.
    pub texts: Vec<Written>,
    /// What had no room there: numbers of the map, each with what it stands for.
    pub key: Vec<String>,
}

impl Map {
    /// Where a point in degrees lies, from the left and from the upper edge of the canvas; `None` outside of it.
    pub fn place(&self, (longitude, latitude): (f64, f64)) -> Option<(i64, i64)> {
        let (west, north, scale) = self.projection;
        let (x, y) = ((longitude - west) * scale, (north - latitude) * scale);
        let (x, y) = (x.round() as i64, y.round() as i64);
        ((0..=self.width).contains(&x) && (0..=self.height).contains(&y)).then_some((x, y))
    }

    /// Another text than its name for each area, placed as names are for somebody at a desk; a number stands for one that finds no room.
    pub fn written(&self, text: impl Fn(&Area) -> String) -> Writing {
        let texts: Vec<String> = self.areas.iter().map(text).collect();
        names::texts(&self.areas, &texts, (self.width, self.height))
    }

    /// Whether it is taller than wide, so that a page gives it more of its height.
    pub fn is_tall(&self) -> bool {
        self.height > self.width
    }

    /// The areas whose number stands on the map, in its order.
    pub fn key(&self) -> Vec<(InKey, &str)> {
        self.areas.iter().filter_map(|area| Some((area.in_key?, area.name.as_str()))).collect()
    }

    /// Whether a number stands on the map for desks.
    pub fn has_key_on_desks(&self) -> bool {
        self.areas.iter().any(|area| area.in_key.is_some_and(|key| key.on_desks))
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

/// Draws boundaries in the form of those that are built in: all of their areas, or those inside a region alone. About five milliseconds.
pub fn draw_from(boundaries: &str, inside: Option<&str>) -> Option<Map> {
    let wanted = |feature: &Json| {
        inside.is_none_or(|region| feature["properties"]["parent_code"].as_str() == Some(region))
    };
    drawn(boundaries, wanted)
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
    let height = ((north - south) * scale).ceil();
    if !(0.0..=TALLEST).contains(&height) {
        return None;
    }
    let is_high = height > HIGHEST;
    let scale = if is_high { HIGHEST / (north - south) } else { scale };
    let height = height.min(HIGHEST);
    let drawn = (east - west) * scale;
    let width = if is_high { (drawn + 2.0 * BESIDE).clamp(NARROWEST, WIDTH).ceil() } else { WIDTH };
    // On a narrower canvas they stand in the middle.
    let west = if is_high { west - (width - drawn) / 2.0 / scale } else { west };
    let place =
        |(x, y): (f64, f64)| (((x - west) * scale).round() as i64, ((north - y) * scale).round() as i64);
    let mut areas: Vec<Area> = features
        .iter()
        .zip(&rings)
        .filter_map(|(feature, rings)| {
            let text = |name: &str| feature["properties"][name].as_str().map(str::to_owned);
            let number = |name: &str| feature["properties"][name].as_f64();
            let middle = place((number("label_lon")?, number("label_lat")?));
            let size = number("area_km2").map_or(0, |size| (size * 100.0).round() as i64);
            Some(Area {
                code: text("code")?,
                name: text("name")?,
                path: rings.iter().map(|ring| path(ring.iter().map(|point| place(*point)))).collect(),
                labels: Vec::new(),
                in_key: None,
                outline: Arc::new(Outline::new(&on_canvas(rings, place), middle, size)),
            })
        })
        .collect();
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    let (width, height) = (width as i64, height as i64);
    names::write(&mut areas, (width, height));
    Some(Map { width, height, areas, projection: (west, north, scale) })
}

/// Rings as they lie on the canvas.
fn on_canvas(rings: &[Vec<(f64, f64)>], place: impl Fn((f64, f64)) -> (i64, i64)) -> Vec<Vec<(i64, i64)>> {
    rings.iter().map(|ring| ring.iter().map(|point| place(*point)).collect()).collect()
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
        assert!(map.areas.iter().flat_map(|area| &area.labels).all(|label| label.x > 0 && label.x < 720));
        assert!(draw("32.73").is_none());
        // What lies in the district lies on its canvas, what lies elsewhere does not.
        assert!(map.place((111.5, 0.07)).is_some() && map.place((107.6, -6.9)).is_none());
    }

    #[test]
    fn the_villages_of_a_kecamatan_fill_the_canvas() {
        let all = sekber_facts::boundary::villages("61.05").unwrap();
        let map = draw_from(all, Some("61.05.01")).unwrap();
        assert!(map.areas.len() > 20, "{}", map.areas.len());
        assert!(map.areas.iter().all(|area| area.code.starts_with("61.05.01.")));
        assert!(draw_from(all, Some("32.73.01")).is_none() && draw_from("no boundaries", None).is_none());
    }

    #[test]
    fn no_map_is_taller_than_a_page_can_show() {
        let all = sekber_facts::boundary::villages("61.05").unwrap();
        for kecamatan in draw("61.05").unwrap().areas {
            let Some(map) = draw_from(all, Some(&kecamatan.code)) else { continue };
            assert!((1..=800).contains(&map.height), "{}: {}", kecamatan.name, map.height);
            assert!((360..=720).contains(&map.width), "{}: {}", kecamatan.name, map.width);
            let lies = |area: &Area| (0..=map.width).contains(&area.labels[0].x);
            assert!(map.areas.iter().all(lies), "{}", kecamatan.name);
        }
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

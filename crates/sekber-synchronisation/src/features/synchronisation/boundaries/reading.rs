//! Reading boundaries from a file of GeoJSON as mapping agencies publish it: one feature for each kecamatan or village, one of whose
//! properties is its code of the Ministry of Home Affairs. Which property that is, is found out from what it holds; names are those
//! of the district's own list.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sekber_core::value::RegionCode;
use serde_json::{Value as Json, json};

use super::measuring::{Point, Polygon, polygons};
use crate::features::synchronisation::model::BoundaryLevel;
use crate::features::synchronisation::need::reading::region;

/// Corners per degree to which outlines are rounded, the finest first: eleven metres, then coarser where there are too many points. Two
/// neighbours round their common border alike.
const PER_DEGREE: [f64; 4] = [10_000.0, 2_000.0, 1_000.0, 500.0];
/// Most points of all outlines together: a map of a district needs some ten thousand.
const MOST_POINTS: usize = 200_000;
/// Features among whose properties codes are looked for.
const LOOKED_AT: usize = 50;
/// Between which longitudes and latitudes Indonesia lies, with room around.
const LONGITUDES: (f64, f64) = (90.0, 145.0);
const LATITUDES: (f64, f64) = (-15.0, 10.0);

/// A corner of the grid, from the meridian and from the equator.
type Corner = (i64, i64);
/// Polygons of corners.
type Rounded = Vec<Vec<Vec<Corner>>>;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRead {
    /// It is no collection of features.
    NoFeatures,
    /// No property holds codes.
    NoCodes,
    /// A place has no outline.
    NoOutline(RegionCode),
    /// Its points do not lie in the country.
    Elsewhere(RegionCode),
    /// There are too many points.
    TooFine,
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFeatures => write!(f, "this is no GeoJSON with a collection of features"),
            Self::NoCodes => write!(
                f,
                "no property holds the codes of kecamatan or villages of this district, each once, such as 61.05.01 or 61.05.01.2001"
            ),
            Self::NoOutline(code) => {
                write!(f, "{code} has no outline: a Polygon or MultiPolygon of numbers is expected")
            }
            Self::Elsewhere(code) => write!(
                f,
                "{code} does not lie in Indonesia: degrees (WGS 84) are expected, longitude before latitude"
            ),
            Self::TooFine => write!(f, "the outlines have too many points; simplify them first"),
        }
    }
}

/// The outlines of a file by place, as geometries of GeoJSON; what lies outside of the district is left out.
///
/// # Errors
/// [`NotRead`] with the first reason.
pub fn read(text: &str, places: &BTreeSet<RegionCode>) -> Result<BTreeMap<RegionCode, String>, NotRead> {
    let collection: Json = serde_json::from_str(text).map_err(|_| NotRead::NoFeatures)?;
    let features = collection.get("features").and_then(Json::as_array).ok_or(NotRead::NoFeatures)?;
    let mut outlines: BTreeMap<RegionCode, Vec<Polygon>> = BTreeMap::new();
    for (code, geometry) in coded(features, places).ok_or(NotRead::NoCodes)? {
        let outline = polygons(geometry).filter(|outline| !outline.is_empty());
        let outline = outline.ok_or_else(|| NotRead::NoOutline(code.clone()))?;
        if !outline.iter().flatten().flatten().all(is_in_the_country) {
            return Err(NotRead::Elsewhere(code));
        }
        outlines.insert(code, outline);
    }
    for per_degree in PER_DEGREE {
        let rounded: BTreeMap<&RegionCode, Rounded> =
            outlines.iter().map(|(code, outline)| (code, rounded(outline, per_degree))).collect();
        if let Some((code, _)) = rounded.iter().find(|(_, outline)| outline.is_empty()) {
            return Err(NotRead::NoOutline((*code).clone()));
        }
        let points: usize = rounded.values().flatten().flatten().map(Vec::len).sum();
        if points <= MOST_POINTS {
            let written =
                |(code, outline): (&RegionCode, Rounded)| (code.clone(), geometry(outline, per_degree));
            return Ok(rounded.into_iter().map(written).collect());
        }
    }
    Err(NotRead::TooFine)
}

fn is_in_the_country(point: &Point) -> bool {
    let within = |number: f64, (from, to): (f64, f64)| (from..=to).contains(&number);
    within(point.0, LONGITUDES) && within(point.1, LATITUDES)
}

/// The geometries by the code that one property holds: that of villages, should several do.
fn coded<'f>(features: &'f [Json], places: &BTreeSet<RegionCode>) -> Option<BTreeMap<RegionCode, &'f Json>> {
    let keys: BTreeSet<&str> = features
        .iter()
        .take(LOOKED_AT)
        .filter_map(|feature| feature.get("properties")?.as_object())
        .flat_map(|properties| properties.keys().map(String::as_str))
        .collect();
    let found = keys.into_iter().filter_map(|key| by_property(features, key, places));
    found.max_by_key(|(level, coded)| (*level, coded.len())).map(|(_, coded)| coded)
}

/// The geometries by the codes that a property holds; none unless they are of one level, each once.
fn by_property<'f>(
    features: &'f [Json],
    key: &str,
    places: &BTreeSet<RegionCode>,
) -> Option<(BoundaryLevel, BTreeMap<RegionCode, &'f Json>)> {
    let mut found = BTreeMap::new();
    let mut level: Option<BoundaryLevel> = None;
    for feature in features {
        let told = match feature.get("properties").and_then(|properties| properties.get(key)) {
            Some(Json::String(text)) => text.clone(),
            Some(Json::Number(number)) => number.to_string(),
            _ => continue,
        };
        let Some(code) = region(&told).filter(|code| places.contains(code)) else { continue };
        let own = BoundaryLevel::of(&code)?;
        if *level.get_or_insert(own) != own || found.insert(code, feature.get("geometry")?).is_some() {
            return None;
        }
    }
    level.map(|level| (level, found))
}

/// Outlines rounded to a grid, without points that fall on the one before, rings that are none any more, and what is left empty.
fn rounded(outline: &[Polygon], per_degree: f64) -> Rounded {
    let ring = |ring: &Vec<Point>| {
        let corner = |number: f64| (number * per_degree).round() as i64;
        let mut corners: Vec<Corner> = ring.iter().map(|(x, y)| (corner(*x), corner(*y))).collect();
        corners.dedup();
        // An open ring is closed; of fewer corners than a triangle there is no area.
        if corners.first() != corners.last() {
            corners.extend(corners.first().copied());
        }
        (corners.len() >= 4).then_some(corners)
    };
    let polygon = |polygon: &Polygon| {
        let (outer, holes) = polygon.split_first()?;
        let mut rings = vec![ring(outer)?];
        rings.extend(holes.iter().filter_map(ring));
        Some(rings)
    };
    outline.iter().filter_map(polygon).collect()
}

fn geometry(outline: Rounded, per_degree: f64) -> String {
    let degrees = |corner: i64| corner as f64 / per_degree;
    let coordinates: Vec<Vec<Vec<[f64; 2]>>> = outline
        .into_iter()
        .map(|polygon| {
            let ring = |ring: Vec<Corner>| ring.into_iter().map(|(x, y)| [degrees(x), degrees(y)]).collect();
            polygon.into_iter().map(ring).collect()
        })
        .collect();
    json!({ "type": "MultiPolygon", "coordinates": coordinates }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> BTreeSet<RegionCode> {
        ["32.73", "32.73.01", "32.73.02", "32.73.01.1001"].map(|code| code.parse().unwrap()).into()
    }

    fn square(west: f64) -> Json {
        let (east, south, north) = (west + 0.1, -6.9, -6.8);
        json!({ "type": "Polygon", "coordinates": [[[west, south], [east, south], [east, south], [east, north], [west, north], [west, south]]] })
    }

    fn file(features: &[Json]) -> String {
        json!({ "type": "FeatureCollection", "features": features }).to_string()
    }

    fn feature(code: &str, geometry: Json) -> Json {
        json!({ "type": "Feature", "properties": { "WADMKC": "Sukasari", "KDCPUM": code, "KDPKAB": "32.73" }, "geometry": geometry })
    }

    #[test]
    fn codes_are_found_whatever_their_property_is_called_and_what_lies_elsewhere_is_left_out() {
        let text = file(&[
            feature("32.73.01", square(107.5)),
            feature("327302", square(107.6)),
            feature("32.04.01", square(107.7)),
        ]);
        let read = read(&text, &places()).unwrap();
        assert_eq!(read.keys().map(RegionCode::as_str).collect::<Vec<_>>(), ["32.73.01", "32.73.02"]);
        let outline: Json = serde_json::from_str(read.values().next().unwrap()).unwrap();
        assert_eq!(outline["coordinates"][0][0].as_array().map(Vec::len), Some(5), "a point stands once");
        assert_eq!(outline["coordinates"][0][0][0], json!([107.5, -6.9]));
    }

    #[test]
    fn what_cannot_be_drawn_is_told() {
        let of = |features: &[Json]| read(&file(features), &places());
        let code: RegionCode = "32.73.01".parse().unwrap();
        assert_eq!(read("{", &places()), Err(NotRead::NoFeatures));
        assert_eq!(read("{\"features\":7}", &places()), Err(NotRead::NoFeatures));
        assert_eq!(of(&[feature("99.99.99", square(107.5))]), Err(NotRead::NoCodes));
        // The same code twice is that of what they lie in.
        let twice = [feature("32.73.01", square(107.5)), feature("32.73.01", square(107.6))];
        assert_eq!(of(&twice), Err(NotRead::NoCodes));
        assert_eq!(of(&[feature("32.73.01", json!(null))]), Err(NotRead::NoOutline(code.clone())));
        let metres = json!({ "type": "Polygon", "coordinates": [[[788000, 9240000], [789000, 9240000], [789000, 9241000], [788000, 9240000]]] });
        assert_eq!(of(&[feature("32.73.01", metres)]), Err(NotRead::Elsewhere(code.clone())));
        let speck = json!({ "type": "Polygon", "coordinates": [[[107.5, -6.9], [107.500001, -6.9], [107.5, -6.900001], [107.5, -6.9]]] });
        assert_eq!(of(&[feature("32.73.01", speck)]), Err(NotRead::NoOutline(code)));
    }

    #[test]
    fn what_is_finer_than_a_map_needs_is_rounded_until_it_fits() {
        let many = 250_000_usize;
        let around = (0..=many).map(|at| {
            let turn = std::f64::consts::TAU * (at % many) as f64 / many as f64;
            json!([115.0 + 10.0 * turn.cos(), -2.5 + 10.0 * turn.sin()])
        });
        let circle = json!({ "type": "Polygon", "coordinates": [around.collect::<Vec<Json>>()] });
        let read = read(&file(&[feature("32.73.01", circle)]), &places()).unwrap();
        let outline: Json = serde_json::from_str(read.values().next().unwrap()).unwrap();
        let points = outline["coordinates"][0][0].as_array().map_or(0, Vec::len);
        assert!((1_000..=MOST_POINTS).contains(&points), "{points}");
    }
}

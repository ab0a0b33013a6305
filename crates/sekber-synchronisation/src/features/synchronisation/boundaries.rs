//! The boundaries that maps are drawn from: those that were loaded for the district, else those that are built in.

pub mod measuring;
pub mod reading;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sekber_core::value::RegionCode;
use sekber_facts::boundary;
use serde_json::json;

use super::model::BoundaryLevel;
use super::store::boundaries::{self as store, Loaded, Outline};
use crate::features::district::{self, Place};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Boundaries as a collection of GeoJSON in the one form that maps are drawn from.
#[derive(Debug, Clone)]
pub struct Boundaries {
    /// Which they are; empty for those that are built in.
    pub digest: String,
    /// The collection.
    pub text: Cow<'static, str>,
    /// A point inside each place, longitude and latitude in degrees.
    pub middles: BTreeMap<RegionCode, (f64, f64)>,
    /// Where they come from.
    pub source: String,
    /// Under which licence.
    pub licence: String,
}

impl Boundaries {
    fn new(digest: String, text: Cow<'static, str>, (source, licence): (String, String)) -> Self {
        let middles = middles(&text).unwrap_or_default();
        Self { digest, text, middles, source, licence }
    }

    /// What stands under a map drawn from them.
    pub fn said(&self, frame: &Frame) -> String {
        let facts = [("source", self.source.clone()), ("licence", self.licence.clone())];
        frame.say_facts("coverage-map-source", &facts)
    }
}

/// The boundaries that were put together so far, by level.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<BoundaryLevel, Arc<Boundaries>>>);

/// The boundaries of a district's kecamatan or villages; `None` where none are known. One statement, and two when they were loaded since.
pub async fn of(app: &App, level: BoundaryLevel) -> Result<Option<Arc<Boundaries>>, Problem> {
    let (db, region) = (app.db(), app.region());
    let loaded = store::all(db, &region).await?;
    let loaded = loaded.into_iter().find(|one| one.level == level.code());
    let digest = loaded.as_ref().map_or("", |loaded| loaded.digest.as_str());
    let kept = app.memory::<Kept>();
    let known = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get(&level).cloned();
    if let Some(known) = known.filter(|known| known.digest == digest) {
        return Ok(Some(known));
    }
    let made = match (loaded, built_in(&region, level)) {
        (Some(loaded), _) => {
            let outlines = store::outlines(db, &region, level.code()).await?;
            let places = district::places(db, &region).await?;
            cpu::run(move || put_together(loaded, &outlines, &places)).await?
        }
        (None, Some(text)) => {
            let from = (boundary::SOURCE.to_owned(), boundary::LICENCE.to_owned());
            cpu::run(move || Boundaries::new(String::new(), Cow::Borrowed(text), from)).await?
        }
        (None, None) => return Ok(None),
    };
    let made = Arc::new(made);
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).insert(level, made.clone());
    Ok(Some(made))
}

fn built_in(region: &RegionCode, level: BoundaryLevel) -> Option<&'static str> {
    match level {
        BoundaryLevel::Kecamatan => boundary::kecamatan(region.as_str()),
        BoundaryLevel::Village => boundary::villages(region.as_str()),
    }
}

/// The points inside the places of a collection. Linear in its text.
fn middles(text: &str) -> Option<BTreeMap<RegionCode, (f64, f64)>> {
    let collection: serde_json::Value = serde_json::from_str(text).ok()?;
    let middle = |feature: &serde_json::Value| {
        let properties = feature.get("properties")?;
        let number = |name: &str| properties.get(name)?.as_f64();
        let code: RegionCode = properties.get("code")?.as_str()?.parse().ok()?;
        Some((code, (number("label_lon")?, number("label_lat")?)))
    };
    Some(collection.get("features")?.as_array()?.iter().filter_map(middle).collect())
}

/// A collection of outlines with the names of their places, each with its size and where its name is written.
fn put_together(loaded: Loaded, outlines: &[Outline], places: &[Place]) -> Boundaries {
    let names: BTreeMap<&RegionCode, &str> =
        places.iter().map(|place| (&place.code, place.name.as_str())).collect();
    let feature = |outline: &Outline| {
        let geometry: serde_json::Value = serde_json::from_str(&outline.geometry).ok()?;
        let measured = measuring::measured(&measuring::polygons(&geometry)?)?;
        let code = outline.place_code.as_str();
        Some(json!({
            "type": "Feature",
            "properties": {
                "code": code,
                "name": names.get(&outline.place_code).copied().unwrap_or(code),
                "level": loaded.level,
                "parent_code": outline.place_code.parent().map(|parent| parent.to_string()),
                "area_km2": measured.square_kilometres,
                "label_lon": measured.label.0,
                "label_lat": measured.label.1,
            },
            "geometry": geometry,
        }))
    };
    let features: Vec<serde_json::Value> = outlines.iter().filter_map(feature).collect();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    Boundaries::new(loaded.digest, Cow::Owned(text), (loaded.source, loaded.licence))
}

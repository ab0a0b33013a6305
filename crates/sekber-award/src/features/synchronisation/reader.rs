//! The reader of programmes, prepared once for the whole program.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use sekber_core::value::RegionCode;
use sekber_engines::synchronisation::grading::{Model, PlaceNames, Reader};

use crate::features::matching::nomenclature_index;

static READER: LazyLock<Reader<'static>> = LazyLock::new(|| {
    let (provinces, regencies) = (sekber_facts::region::provinces(), sekber_facts::region::regencies());
    let named = provinces.iter().chain(&regencies);
    Reader::new(
        nomenclature_index(),
        named.filter_map(|region| Some((region.name.as_str(), region.code.parse().ok()?))),
    )
});

/// The names of all places of regions that were asked for, of which there are no more than the country has.
static NAMES: Mutex<Option<HashMap<RegionCode, Arc<PlaceNames>>>> = Mutex::new(None);

static MODEL: LazyLock<Model> = LazyLock::new(Model::default);

/// The reader. The first call takes some tenths of a second.
pub fn reader() -> &'static Reader<'static> {
    &READER
}

/// The names of a region's places, itself included. The first call for a region goes over the country's table.
pub fn place_names(region: &RegionCode) -> Arc<PlaceNames> {
    let mut known = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let named = known.get_or_insert_default().entry(region.clone()).or_insert_with(|| {
        let places = sekber_facts::region::within(region.as_str());
        Arc::new(PlaceNames::new(places.iter().map(|place| bare(&place.name))))
    });
    named.clone()
}

/// A region's name without the word for its level.
fn bare(name: &str) -> &str {
    ["Kabupaten ", "Kota "].iter().find_map(|level| name.strip_prefix(level)).unwrap_or(name)
}

/// The model that grades pairs.
pub fn model() -> &'static Model {
    &MODEL
}

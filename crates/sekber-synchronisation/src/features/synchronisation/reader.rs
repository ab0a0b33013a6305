//! The reader of programmes, prepared once for the whole program, and the model that grades what it read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use sekber_core::value::RegionCode;
use sekber_engines::synchronisation::grading::{Model, PlaceNames, Reader};

use crate::features::matching::nomenclature_index;
use crate::kit::app::App;
use crate::kit::settings::Settings;

static READER: LazyLock<Reader<'static>> = LazyLock::new(|| {
    let (provinces, regencies) = (sekber_facts::region::provinces(), sekber_facts::region::regencies());
    let named = provinces.iter().chain(&regencies);
    Reader::new(
        nomenclature_index(),
        named.filter_map(|region| Some((region.name.as_str(), region.code.parse().ok()?))),
    )
});

/// The names of all places of regions that were asked for, of which there are no more than the country has.
static NAMES: Mutex<BTreeMap<RegionCode, Arc<PlaceNames>>> = Mutex::new(BTreeMap::new());

static MODEL: LazyLock<Model> = LazyLock::new(Model::default);

/// The reader. The first call takes some tenths of a second.
pub fn reader() -> &'static Reader<'static> {
    &READER
}

/// The names of a region's places, itself included. The first call for a region goes over the country's table.
pub fn place_names(region: &RegionCode) -> Arc<PlaceNames> {
    let mut known = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let named = known.entry(region.clone()).or_insert_with(|| {
        let places = sekber_facts::region::within(region.as_str());
        Arc::new(PlaceNames::new(places.iter().map(|place| place.name.as_str())))
    });
    named.clone()
}

/// The file of the data folder that holds a model of one's own, as `sekber overlap --judged` writes it.
const OWN: &str = "grading.tsv";
/// The largest such file that is read, in bytes; it has eleven lines.
const LARGEST: u64 = 1 << 16;

/// What the data folder has of a model.
#[derive(Debug, Clone, PartialEq)]
pub enum Own {
    /// No file.
    Missing,
    /// A file that is no model.
    Broken,
    /// A model.
    Is(Arc<Model>),
}

impl Own {
    /// Where it would be.
    pub fn file(settings: &Settings) -> PathBuf {
        settings.data.join(OWN)
    }

    /// Reads it.
    pub fn of(settings: &Settings) -> Self {
        let file = Self::file(settings);
        match std::fs::metadata(&file) {
            Err(_) => Self::Missing,
            Ok(about) if about.len() > LARGEST => Self::Broken,
            Ok(_) => {
                let text = std::fs::read_to_string(&file).unwrap_or_default();
                Model::read(&text).map_or(Self::Broken, |model| Self::Is(Arc::new(model)))
            }
        }
    }
}

/// The model of a process, read once, so that all findings of it are graded alike.
#[derive(Default)]
struct InUse(OnceLock<Arc<Model>>);

/// The model that grades the findings of a district: its own, where the data folder holds one, else the one that is built in.
pub fn model_in_use(app: &App) -> Arc<Model> {
    let in_use = app.process_memory::<InUse>();
    let read = || match Own::of(app.settings()) {
        Own::Is(model) => model,
        Own::Missing | Own::Broken => Arc::new(Model::default()),
    };
    in_use.0.get_or_init(read).clone()
}

/// The model that is built in.
pub fn model() -> &'static Model {
    &MODEL
}

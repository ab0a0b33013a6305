//! The reader of programmes, prepared once for the whole program.

use std::sync::LazyLock;

use sekber_engines::synchronisation::grading::{Model, Reader};

use crate::features::matching::nomenclature_index;

static READER: LazyLock<Reader<'static>> = LazyLock::new(|| {
    let (provinces, regencies) = (sekber_facts::region::provinces(), sekber_facts::region::regencies());
    let named = provinces.iter().chain(&regencies);
    Reader::new(
        nomenclature_index(),
        named.filter_map(|region| Some((region.name.as_str(), region.code.parse().ok()?))),
    )
});

static MODEL: LazyLock<Model> = LazyLock::new(Model::default);

/// The reader. The first call takes some tenths of a second.
pub fn reader() -> &'static Reader<'static> {
    &READER
}

/// The model that grades pairs.
pub fn model() -> &'static Model {
    &MODEL
}

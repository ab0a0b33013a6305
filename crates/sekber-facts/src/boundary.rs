//! Shapes of districts and villages for maps and coverage pages, as GeoJSON ready to be sent to a browser.
//!
//! They are simplified and indicative, never the legal boundary. So far only Sintang (`61.05`) carries shapes.

use std::sync::LazyLock;

use crate::table::{CorruptTable, Packed};

/// Whose shapes these are, as maps and files name it.
pub const SOURCE: &str = "cahyadsn/wilayah_boundaries";

/// Under which licence they were published, with its copyright line; `LICENSES/MIT-wilayah-boundaries.txt` is the text.
pub const LICENCE: &str = "MIT, © 2024 Cahya DSN";

type Shapes = LazyLock<Result<String, CorruptTable>>;

static SINTANG_DISTRICTS: Shapes = LazyLock::new(|| {
    let bytes = include_bytes!("../tables/sintang_kecamatan.geojson.br");
    Packed { name: "sintang_kecamatan.geojson.br", bytes }.text()
});

static SINTANG_VILLAGES: Shapes = LazyLock::new(|| {
    let bytes = include_bytes!("../tables/sintang_desa.geojson.br");
    Packed { name: "sintang_desa.geojson.br", bytes }.text()
});

/// Kecamatan of a regency as a GeoJSON feature collection (about 108 KB for Sintang), WGS 84, longitude first. Each
/// feature has `code`, `name`, `level`, `parent_code`, `area_km2`, `label_lon` and `label_lat`.
pub fn kecamatan(region: &str) -> Option<&'static str> {
    lend(region, &SINTANG_DISTRICTS)
}

/// Desa and kelurahan of a regency, in the same form as [`kecamatan`] (about 515 KB for Sintang). The youngest
/// villages may have no shape.
pub fn villages(region: &str) -> Option<&'static str> {
    lend(region, &SINTANG_VILLAGES)
}

fn lend(region: &str, shapes: &'static Shapes) -> Option<&'static str> {
    if region != "61.05" {
        return None;
    }
    shapes.as_deref().ok()
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    for shapes in [&SINTANG_DISTRICTS, &SINTANG_VILLAGES] {
        shapes.as_ref().map_err(Clone::clone)?;
    }
    Ok(())
}

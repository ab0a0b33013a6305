//! The district that pages belong to, as they name it.

use sekber_core::value::RegionCode;

/// What pages say about the district they belong to; read once, when the house is opened.
#[derive(Debug, Clone)]
pub struct DistrictName {
    /// The district's code.
    pub region: RegionCode,
    /// "Kabupaten Sintang"; "Kabupaten Sintang (simulasi)" where programmes are made up for a demonstration.
    pub name: String,
    /// Whether it holds what was made up for a demonstration: every page says so.
    pub simulated: bool,
}

impl DistrictName {
    /// The name alone, for a sentence that speaks of the place and not of its records.
    pub fn plain(&self) -> &str {
        self.name.split(" (").next().unwrap_or_default()
    }
}

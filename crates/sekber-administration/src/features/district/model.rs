//! What is read about a district.

use sekber_core::value::{CycleId, RegionCode};

use crate::kit::words::Language;

crate::row_struct! {
    /// A theme of programmes; the list is the district's own.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Theme {
        /// Stable code.
        pub code: String,
        /// Name in Indonesian.
        pub name_id: String,
        /// Name in English.
        pub name_en: String,
        /// Whether it is a priority of the district.
        pub priority: bool,
    }
    /// A theme as the settings show it, retired ones too.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeptTheme {
        /// Stable code.
        pub code: String,
        /// Name in Indonesian.
        pub name_id: String,
        /// Name in English.
        pub name_en: String,
        /// Whether it is offered.
        pub active: bool,
        /// Whether it is a priority of the district.
        pub priority: bool,
    }
    /// A kecamatan, desa or kelurahan.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Place {
        /// The region's code.
        pub code: RegionCode,
        /// The region above.
        pub parent_code: Option<RegionCode>,
        /// Its name without "Kecamatan" or "Desa".
        pub name: String,
        /// `kabupaten`, `kota`, `kecamatan`, `desa` or `kelurahan`.
        pub kind: String,
        /// Other spellings, separated by `;`.
        pub aliases: String,
    }
    /// A yearly round.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Cycle {
        /// The cycle.
        pub id: CycleId,
        /// Its year.
        pub year: i64,
        /// Its name.
        pub name: String,
        /// How well a pair must fit at least to be proposed, 0 to 100.
        pub least_fit: i64,
        /// Whether it is the one in force; every other one is over.
        pub in_force: bool,
    }
}

impl Theme {
    /// The name in a language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.name_id,
            Language::English => &self.name_en,
        }
    }
}

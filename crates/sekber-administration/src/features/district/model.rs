//! What is read about a district.

use sekber_core::value::{CycleId, RegionCode};

use crate::kit::page::Frame;
use crate::kit::words::Language;

crate::row_struct! {
    /// A mission.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Mission {
        /// Its number in the plan, from 1.
        pub ordinal: i64,
        /// The mission.
        pub text: String,
        /// Codes of the nomenclature that serve it, separated by spaces.
        pub codes: String,
    }
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

impl std::fmt::Display for Mission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}. {}", self.ordinal, self.text)
    }
}

/// How the names begin that the system gives to cycles; their year follows.
const NAMED: &str = "Siklus ";

/// The name that the system gives to the cycle of a year.
pub fn name_of_cycle(year: i64) -> String {
    format!("{NAMED}{year}")
}

/// A cycle's name as a page shows it: one that the system gave is said in the language of the page, any other stays as it was
/// written.
pub fn cycle_name(frame: &Frame, name: &str) -> String {
    let year = name.strip_prefix(NAMED).and_then(|year| year.parse::<i64>().ok());
    match year.filter(|year| name_of_cycle(*year) == name) {
        Some(year) => frame.say_with("cycle-named", "year", year),
        None => name.to_owned(),
    }
}

impl Cycle {
    /// The name as a page shows it.
    pub fn shown(&self, frame: &Frame) -> String {
        cycle_name(frame, &self.name)
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

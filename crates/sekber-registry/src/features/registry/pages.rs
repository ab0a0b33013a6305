//! Pages of offices and partners.

pub mod edit;
pub mod inviting;
pub mod legality;
pub mod list;
pub mod record;
pub mod sign_up;
pub mod standing;

use sekber_core::registry::kinds::Side;
use sekber_core::value::RegionCode;
use sekber_facts::nomenclature::{Level, all, applies_in, find};

/// Pairs of code and text for a choice.
pub type Choices = Vec<(String, String)>;

/// The fields of government that an organisation of a district can be in charge of, with their codes in front.
pub fn field_choices(district: &RegionCode) -> Choices {
    all()
        .iter()
        .filter(|entry| is_field_in(entry.code, district))
        .map(|entry| (entry.code.to_owned(), format!("{} {}", entry.code, entry.name)))
        .collect()
}

/// Whether a code is that of a field of government, in whichever district.
pub fn is_field(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_digit())
        && find(code).is_some_and(|entry| entry.level == Level::Bidang)
}

/// Whether a code is that of a field of government that a district has.
pub fn is_field_in(code: &str, district: &RegionCode) -> bool {
    is_field(code) && applies_in(code, district.as_str())
}

/// The name of a field of government; the code itself when the nomenclature does not know it.
pub fn field_name(code: &str) -> String {
    find(code).map_or_else(|| code.to_owned(), |entry| entry.name.to_owned())
}

/// The first part of the keys of a side's sentences.
pub fn side_key(side: Side, office: &'static str, partner: &'static str) -> &'static str {
    match side {
        Side::Office => office,
        Side::Partner => partner,
    }
}

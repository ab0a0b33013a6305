//! Pages of offices and partners.

pub mod edit;
pub mod list;
pub mod record;
pub mod sign_up;
pub mod standing;

use sekber_core::registry::kinds::Side;

/// Pairs of code and text for a choice.
pub type Choices = Vec<(String, String)>;

/// The fields of government that an organisation can be in charge of, with their codes in front.
pub fn field_choices() -> Choices {
    use sekber_facts::nomenclature::{Level, all};
    let placed = |code: &str| code.starts_with(|c: char| c.is_ascii_digit());
    all()
        .iter()
        .filter(|entry| entry.level == Level::Bidang && placed(entry.code))
        .map(|entry| (entry.code.to_owned(), format!("{} {}", entry.code, entry.name)))
        .collect()
}

/// The name of a field of government; the code itself when the nomenclature does not know it.
pub fn field_name(code: &str) -> String {
    sekber_facts::nomenclature::find(code).map_or_else(|| code.to_owned(), |entry| entry.name.to_owned())
}

/// The first part of the keys of a side's sentences.
pub fn side_key(side: Side, office: &'static str, partner: &'static str) -> &'static str {
    match side {
        Side::Office => office,
        Side::Partner => partner,
    }
}

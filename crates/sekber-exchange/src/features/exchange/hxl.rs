//! Hashtags of the Humanitarian Exchange Language below the titles: where they stand, they say what a column holds, in whatever
//! language its title is.

use sekber_core::value::region::RegionLevel;

use super::kind::Kind;

/// A tag and its attributes: `#adm3+name` is `#adm3` with `name`.
fn parted(tag: &str) -> (String, Vec<String>) {
    let lower = tag.to_lowercase().replace(' ', "");
    let mut parts = lower.split('+').map(str::to_owned);
    let name = parts.next().unwrap_or_default();
    (name, parts.collect())
}

/// The field that a tag names.
pub fn field_of(kind: Kind, tag: &str) -> Option<&'static str> {
    let (name, attributes) = parted(tag);
    let has = |wanted: &[&str]| attributes.iter().any(|attribute| wanted.contains(&attribute.as_str()));
    let is_code = has(&["code", "id", "pcode"]);
    let of_all = match name.as_str() {
        "#sector" | "#subsector" | "#theme" if !is_code => Some("themes"),
        "#description" => Some("description"),
        "#contact" if has(&["name"]) || attributes.is_empty() => Some("contact_name"),
        _ => None,
    };
    let own = match kind {
        Kind::Programmes => match name.as_str() {
            "#org" if has(&["funder", "funding", "donor"]) => Some("source"),
            "#org" if has(&["gov", "lead", "government"]) => Some("lead_office"),
            "#org" if !has(&["code", "id", "type", "acronym"]) => Some("organisation"),
            "#activity" | "#project" | "#programme" | "#program" => match () {
                () if has(&["description", "desc"]) => Some("description"),
                () if is_code => Some("reference"),
                () => Some("title"),
            },
            "#adm2" | "#adm3" | "#adm4" | "#loc" if !is_code => Some("places"),
            "#date" if has(&["start"]) => Some("start"),
            "#date" if has(&["end"]) => Some("end"),
            "#date" if has(&["year"]) => Some("year"),
            "#date" => Some("period"),
            "#meta" if has(&["sdg", "sdgs"]) => Some("sdg"),
            "#status" => Some("state"),
            "#value" if has(&["currency"]) => Some("currency"),
            "#value" if !has(&["spent", "actual", "expenditure", "pct"]) => Some("amount"),
            "#currency" => Some("currency"),
            "#beneficiary" | "#targeted" => Some("beneficiaries"),
            "#indicator" | "#output" => Some("targets"),
            _ => None,
        },
        Kind::Partners | Kind::Offices => match name.as_str() {
            "#org" if has(&["acronym"]) => Some("short_name"),
            "#org" if has(&["type"]) => {
                kind.column("partner_kind").or(kind.column("office_kind")).map(|of| of.key)
            }
            "#org" if !is_code => Some("name"),
            "#contact" if has(&["email"]) => Some("contact_email"),
            "#contact" if has(&["phone"]) => Some("contact_phone"),
            "#contact" | "#meta" if has(&["url"]) => Some("website"),
            _ => None,
        },
    };
    own.or(of_all)
}

/// The level of the places below a tag: administrative levels are counted from the country down.
pub fn level_of(tag: &str) -> Option<RegionLevel> {
    match parted(tag).0.as_str() {
        "#adm1" => Some(RegionLevel::Province),
        "#adm2" => Some(RegionLevel::Regency),
        "#adm3" => Some(RegionLevel::District),
        "#adm4" => Some(RegionLevel::Village),
        _ => None,
    }
}

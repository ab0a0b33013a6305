//! What nobody does: villages that no programme names, priorities without a programme, parts of minimum service standards that none
//! names, partners without an office and offices without a partner. Everything is counted from the programmes under way in the cycle,
//! and of those whose time is over nobody is said to be served;
//! what they do not tell is not guessed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::registry::programme::Owner;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{OrganisationId, RegionCode};
use sekber_facts::nomenclature::{self, Entry, Level, Standard};

use super::findings::Table;
use super::selection::{is_named, is_over};
use super::serving::{self, PriorityNeed};
use super::store::Surrounding;
use crate::features::programme::Stored;
use crate::kit::page::count;
use crate::kit::words::Language;

pub use super::serving::of_list;

/// A kecamatan with those of its villages that no programme names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unserved {
    /// The kecamatan.
    pub code: RegionCode,
    /// Its name.
    pub name: String,
    /// Its villages.
    pub villages: usize,
    /// Names of those that no programme names, neither themselves nor with their kecamatan.
    pub missing: Vec<String>,
    /// Names of the others.
    pub named: Vec<String>,
}

/// The programmes whose time is not over on a day.
fn open(table: &Table, today: Date) -> impl Iterator<Item = &Stored> {
    table.programmes.iter().filter(move |stored| !is_over(stored, today))
}

/// Every kecamatan with its villages that no programme names on a day, the emptiest first. Programmes of the whole district name no
/// village.
pub fn unserved(table: &Table, surroundings: &[Surrounding], today: Date) -> Vec<Unserved> {
    let places = of_list(surroundings, "place");
    let places = places.filter_map(|place| Some((place.code.parse::<RegionCode>().ok()?, &place.name)));
    let named = open(table, today).flat_map(|stored| &stored.content.places);
    let named: BTreeSet<&RegionCode> = named.filter(|place| is_named(place)).collect();
    let mut found: BTreeMap<RegionCode, Unserved> = BTreeMap::new();
    // In the order of their codes, so that a kecamatan comes before its villages.
    for (code, name) in places {
        match code.level() {
            RegionLevel::District => {
                let (villages, missing, named) = (0, Vec::new(), Vec::new());
                found.insert(code.clone(), Unserved { code, name: name.clone(), villages, missing, named });
            }
            RegionLevel::Village => {
                let Some(kecamatan) = code.parent() else { continue };
                let served = named.contains(&code) || named.contains(&kecamatan);
                let Some(entry) = found.get_mut(&kecamatan) else { continue };
                entry.villages += 1;
                let list = if served { &mut entry.named } else { &mut entry.missing };
                list.push(name.clone());
            }
            RegionLevel::Regency | RegionLevel::Province => {}
        }
    }
    let mut all: Vec<Unserved> = found.into_values().collect();
    all.sort_by(|a, b| b.missing.len().cmp(&a.missing.len()).then_with(|| a.code.cmp(&b.code)));
    all
}

/// A priority with how many programmes serve it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    /// The priority, and which programmes serve it.
    pub need: PriorityNeed,
    /// Programmes that serve it.
    pub programmes: i64,
    /// Programmes that served it and whose time is over.
    pub over: i64,
}

/// The district's priority themes, in the language of the page, and the missions of its development plan, those without a programme on a
/// day first.
pub fn priorities(
    table: &Table,
    surroundings: &[Surrounding],
    language: Language,
    today: Date,
) -> Vec<Priority> {
    let counted = |need: PriorityNeed| {
        let serving = table.programmes.iter().filter(|stored| need.serving.holds(&stored.content));
        let (over, open): (Vec<&Stored>, Vec<&Stored>) = serving.partition(|stored| is_over(stored, today));
        Priority { programmes: count(open.len()), over: count(over.len()), need }
    };
    let needs = serving::priorities(surroundings, language);
    let mut all: Vec<Priority> = needs.into_iter().map(counted).collect();
    all.sort_by_key(|priority| priority.programmes);
    all
}

/// A minimum service standard with what of it nobody works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardGap {
    /// The standard, and which programmes serve it.
    pub need: PriorityNeed,
    /// The code of its field of government.
    pub field: &'static str,
    /// Programmes that serve it.
    pub programmes: i64,
    /// How many sub-kegiatan count towards it.
    pub parts: usize,
    /// Those that no programme names, neither their own code nor that of their kegiatan: code and name.
    pub missing: Vec<(&'static str, &'static str)>,
}

/// Whether any programme names a code as deep as a kegiatan or a sub-kegiatan. Where none does, nothing is known of the parts of
/// standards: codes of programs say nothing of them.
pub fn tells_parts(table: &Table, today: Date) -> bool {
    let is_deep = |code: &String| {
        nomenclature::find(code)
            .is_some_and(|entry| matches!(entry.level, Level::Kegiatan | Level::SubKegiatan))
    };
    open(table, today).flat_map(|stored| &stored.content.nomenclature).any(is_deep)
}

/// The minimum service standards of a district with how far programmes name their parts on a day, in the order of their fields.
pub fn standards(
    table: &Table,
    district: &str,
    today: Date,
    named: impl Fn(&str) -> String,
) -> Vec<StandardGap> {
    let codes = open(table, today).flat_map(|stored| &stored.content.nomenclature);
    let named_codes: BTreeSet<&str> = codes.map(String::as_str).collect();
    let counted = |(need, standard): (PriorityNeed, Standard)| {
        let is_missing =
            |part: &&&Entry| !serving::codes_of(part).iter().any(|code| named_codes.contains(code));
        StandardGap {
            programmes: count(
                open(table, today).filter(|stored| need.serving.holds(&stored.content)).count(),
            ),
            field: standard.field.code,
            parts: standard.parts.len(),
            missing: standard.parts.iter().filter(is_missing).map(|part| (part.code, part.name)).collect(),
            need,
        }
    };
    serving::standards(district, named).into_iter().map(counted).collect()
}

/// Those that are tied to nobody of the other side, as address and name, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untied {
    /// Partners whose programmes name no office, that no plan pairs with one and that have no partnership with one.
    pub partners: Vec<(String, String)>,
    /// Offices that no partner's programme names, that no plan pairs with one and that have no partnership with one.
    pub offices: Vec<(String, String)>,
}

/// Who of those that take part is tied to nobody of the other side, neither by a programme nor by the plan in force nor by a partnership,
/// which always has both sides.
pub fn untied(table: &Table, surroundings: &[Surrounding]) -> Untied {
    let of_partners = || table.programmes.iter().filter(|stored| stored.side == Owner::Partner);
    let pairs = || of_list(surroundings, "pair");
    let parties = || of_list(surroundings, "party").map(|party| party.code.as_str());
    let planned: BTreeSet<&str> = pairs().map(|pair| pair.name.as_str()).collect();
    let offices_of = |stored: &Stored| -> Vec<OrganisationId> {
        let content = &stored.content;
        content.lead_office.iter().chain(&content.supporting_offices).cloned().collect()
    };
    let is_tied = |stored: &&Stored| !offices_of(stored).is_empty() || planned.contains(stored.id.as_str());
    let partners: BTreeSet<&str> = of_partners()
        .filter(is_tied)
        .flat_map(|stored| std::iter::once(&stored.content.organisation).chain(&stored.also))
        .map(OrganisationId::as_str)
        .chain(parties())
        .collect();
    let offices: BTreeSet<String> = of_partners()
        .flat_map(offices_of)
        .map(|office| office.to_string())
        .chain(pairs().map(|pair| pair.code.clone()))
        .chain(parties().map(str::to_owned))
        .collect();
    let left = |list: &str, path: &str, tied: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
        let rows = of_list(surroundings, list).filter(|row| !tied(&row.code));
        let mut all: Vec<_> = rows.map(|row| (format!("{path}{}", row.code), row.name.clone())).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all
    };
    Untied {
        partners: left("partner", "/partners/", &|id| partners.contains(id)),
        offices: left("office", "/offices/", &|id| offices.contains(id)),
    }
}

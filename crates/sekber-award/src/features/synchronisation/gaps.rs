//! What nobody does: villages that no programme names, priorities without a programme, partners without an office and offices
//! without a partner. Everything is counted from the programmes under way in the cycle; what they do not tell is not guessed.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::registry::programme::Owner;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{OrganisationId, RegionCode};

use super::findings::Table;
use super::selection::is_named;
use super::serving::{self, PriorityNeed};
use super::store::Surrounding;
use crate::features::programme::Stored;

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
}

/// Every kecamatan with its villages that no programme names, the emptiest first. Programmes of the whole district name no village.
pub fn unserved(table: &Table, surroundings: &[Surrounding]) -> Vec<Unserved> {
    let places = of_list(surroundings, "place");
    let places = places.filter_map(|place| Some((place.code.parse::<RegionCode>().ok()?, &place.name)));
    let named: BTreeSet<&RegionCode> = table
        .programmes
        .iter()
        .flat_map(|stored| &stored.content.places)
        .filter(|place| is_named(place))
        .collect();
    let mut found: BTreeMap<RegionCode, Unserved> = BTreeMap::new();
    // In the order of their codes, so that a kecamatan comes before its villages.
    for (code, name) in places {
        match code.level() {
            RegionLevel::District => {
                let (villages, missing) = (0, Vec::new());
                found.insert(code.clone(), Unserved { code, name: name.clone(), villages, missing });
            }
            RegionLevel::Village => {
                let Some(kecamatan) = code.parent() else { continue };
                let served = named.contains(&code) || named.contains(&kecamatan);
                let Some(entry) = found.get_mut(&kecamatan) else { continue };
                entry.villages += 1;
                if !served {
                    entry.missing.push(name.clone());
                }
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
}

/// The district's priority themes and the missions of its development plan, those without a programme first. `name` says a
/// theme's name in the language of the page, of the Indonesian and the English one.
pub fn priorities(
    table: &Table,
    surroundings: &[Surrounding],
    name: impl Fn(&Surrounding) -> String,
) -> Vec<Priority> {
    let counted = |need: PriorityNeed| {
        let served = table.programmes.iter().filter(|stored| need.serving.holds(&stored.content)).count();
        Priority { programmes: i64::try_from(served).unwrap_or(i64::MAX), need }
    };
    let mut all: Vec<Priority> = serving::priorities(surroundings, name).into_iter().map(counted).collect();
    all.sort_by_key(|priority| priority.programmes);
    all
}

/// The rows of one list.
pub fn of_list<'s>(surroundings: &'s [Surrounding], list: &str) -> impl Iterator<Item = &'s Surrounding> {
    surroundings.iter().filter(move |row| row.list == list)
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

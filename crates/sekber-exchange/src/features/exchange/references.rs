//! What cells refer to: places, themes, codes and organisations of the district, loaded once for a whole sheet.

use std::collections::HashMap;

use sekber_core::reading::{Choice, Choices, Gazetteer, Place};
use sekber_core::text::words;
use sekber_core::value::{OrganisationId, RegionCode};

use crate::features::district;
use crate::features::registry::{self, Side};
use crate::kit::store::{Db, StoreError};

pub use registry::Name as OrganisationName;

/// Words that stand before the name proper and are often left out.
const FORMS: &[&str] = &["yayasan", "perkumpulan", "lembaga", "perhimpunan", "pt", "cv", "koperasi", "ksp"];

/// The lists of a district.
pub struct References {
    /// The district.
    pub region: RegionCode,
    /// The cycle in force.
    pub cycle: district::Cycle,
    /// All places by name.
    pub places: Gazetteer,
    /// All themes by name.
    pub themes: Choices<String>,
    /// Names of the themes.
    pub theme_list: Vec<district::Theme>,
    /// Every organisation that was not merged into another.
    pub organisations: Vec<OrganisationName>,
    by_id: HashMap<OrganisationId, usize>,
    by_key: HashMap<String, Vec<usize>>,
    /// The names of the organisations as keys, in their order.
    names: Vec<String>,
    near: Choices<usize>,
    parts: HashMap<RegionCode, Vec<RegionCode>>,
}

/// Letters and digits of a name.
pub fn key(text: &str) -> String {
    words(text).concat()
}

/// The same without the legal form at its beginning or end.
pub fn bare_key(text: &str) -> String {
    let words = words(text);
    let mut rest = words.as_slice();
    while let [first, more @ ..] = rest {
        if more.is_empty() || !FORMS.contains(&first.as_str()) {
            break;
        }
        rest = more;
    }
    rest.concat()
}

impl References {
    /// Loads the lists of a district.
    ///
    /// # Errors
    /// When the database cannot be asked, or there is no cycle.
    pub async fn load(db: &Db, region: &RegionCode) -> Result<Self, StoreError> {
        let theme_list = district::themes(db, region).await?;
        let organisations = registry::names(db, region, None).await?;
        let places = district::places(db, region).await?;
        let cycle = district::current_cycle(db, region).await?;
        Ok(Self::new(region.clone(), cycle, places, theme_list, organisations))
    }

    /// Puts lists together.
    pub fn new(
        region: RegionCode,
        cycle: district::Cycle,
        places: Vec<district::Place>,
        theme_list: Vec<district::Theme>,
        organisations: Vec<OrganisationName>,
    ) -> Self {
        let themes = Choices::new(theme_list.iter().map(|theme| Choice {
            value: theme.code.clone(),
            label: theme.name_id.clone(),
            synonyms: vec![theme.name_en.clone(), theme.code.clone()],
        }));
        let mut by_id = HashMap::new();
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, one) in organisations.iter().enumerate() {
            by_id.insert(one.id.clone(), index);
            for key in keys(one) {
                let known = by_key.entry(key).or_default();
                if !known.contains(&index) {
                    known.push(index);
                }
            }
        }
        by_key.remove("");
        let names = organisations.iter().map(|one| key(&one.name)).collect();
        let near = Choices::new(organisations.iter().enumerate().map(|(index, one)| Choice {
            value: index,
            label: one.name.clone(),
            synonyms: vec![one.short_name.clone()],
        }));
        let mut parts: HashMap<RegionCode, Vec<RegionCode>> = HashMap::new();
        for place in &places {
            if let Some(parent) = &place.parent_code {
                parts.entry(parent.clone()).or_default().push(place.code.clone());
            }
        }
        let places = gazetteer(places);
        Self { region, cycle, places, themes, theme_list, organisations, by_id, by_key, names, near, parts }
    }

    /// The places directly inside another.
    pub fn parts_of(&self, code: &RegionCode) -> &[RegionCode] {
        self.parts.get(code).map_or(&[], Vec::as_slice)
    }

    /// The organisation with this id.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&OrganisationName> {
        self.by_id.get(id).and_then(|index| self.organisations.get(*index))
    }

    /// Every organisation of a side (`None`: either) that bears this name, short name or code.
    pub fn named(&self, text: &str, side: Option<Side>) -> Vec<&OrganisationName> {
        let of_side = |one: &&OrganisationName| side.is_none_or(|side| one.side == side);
        let by = |key: String| -> Vec<&OrganisationName> {
            let found = self.by_key.get(&key).into_iter().flatten();
            found.filter_map(|index| self.organisations.get(*index)).filter(of_side).collect()
        };
        let whole = by(key(text));
        if whole.is_empty() { by(bare_key(text)) } else { whole }
    }

    /// The only organisation in whose name the whole text stands, for a suggestion.
    pub fn containing(&self, text: &str, side: Option<Side>) -> Option<&OrganisationName> {
        let key = key(text);
        let named = self.organisations.iter().zip(&self.names).filter(|_| key.len() >= 4);
        let of_side = named.filter(|(one, _)| side.is_none_or(|side| one.side == side));
        let mut holding = of_side.filter(|(_, name)| name.contains(&key)).map(|(one, _)| one);
        holding.next().filter(|_| holding.next().is_none())
    }

    /// The list in which a slip of the finger is forgiven.
    pub fn near(&self) -> &Choices<usize> {
        &self.near
    }

    /// The name of a theme.
    pub fn theme_name(&self, code: &str) -> String {
        let found = self.theme_list.iter().find(|theme| theme.code == code);
        found.map_or_else(|| code.to_owned(), |theme| theme.name_id.clone())
    }
}

/// Under which texts an organisation is found.
fn keys(one: &OrganisationName) -> Vec<String> {
    let mut keys = vec![key(&one.name), bare_key(&one.name), key(&one.short_name)];
    keys.extend(one.code.as_deref().map(key));
    keys
}

fn gazetteer(rows: Vec<district::Place>) -> Gazetteer {
    let aliases: Vec<(String, RegionCode)> = rows
        .iter()
        .flat_map(|row| row.aliases.split(';').map(|alias| (alias.trim().to_owned(), row.code.clone())))
        .filter(|(alias, _)| !alias.is_empty())
        .collect();
    // The gazetteer tells a kabupaten from the kecamatan of the same name by its level, not by a word in the name.
    Gazetteer::new(rows.into_iter().map(|row| Place { code: row.code, name: row.name }), aliases)
}

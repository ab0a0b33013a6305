//! What cells refer to: places, themes, codes and organisations of the district, loaded once for a whole sheet.

use std::collections::HashMap;

use sekber_core::reading::{Choice, Choices, Gazetteer, Place};
use sekber_core::text::{fold, words};
use sekber_core::value::{OrganisationId, RegionCode};

use super::kind::Kind;
use super::store::keys::{self, NameOrFormer};
use crate::features::district;
use crate::features::registry::Side;
use crate::kit::store::{Db, StoreError};

pub use crate::features::registry::Name as OrganisationName;

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
    /// Names of organisations that were joined to others, as keys.
    former: HashMap<OrganisationId, Vec<String>>,
}

/// The organisations of today, and the names of those that were joined to them.
fn parted(rows: Vec<NameOrFormer>) -> (Vec<OrganisationName>, Vec<(String, OrganisationId)>) {
    let joined: HashMap<OrganisationId, OrganisationId> =
        rows.iter().filter_map(|row| Some((row.id.clone(), row.merged_into.clone()?))).collect();
    let today = |id: &OrganisationId| {
        let mut at = id.clone();
        // As often as there are joined ones at most: a ring would not end.
        for _ in 0..joined.len() {
            match joined.get(&at) {
                Some(next) => at = next.clone(),
                None => break,
            }
        }
        at
    };
    let (mut names, mut former) = (Vec::new(), Vec::new());
    for row in rows {
        let NameOrFormer { id, side, code, name, short_name, merged_into } = row;
        match merged_into {
            None => names.push(OrganisationName { id, side, code, name, short_name }),
            Some(_) => {
                let keys = [key(&name), key(&short_name)].into_iter().filter(|key| !key.is_empty());
                former.extend(keys.map(|key| (key, today(&id))));
            }
        }
    }
    (names, former)
}

/// Letters and digits of a name.
pub fn key(text: &str) -> String {
    let mut letters = fold(text);
    letters.retain(char::is_alphanumeric);
    letters
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
    /// Loads the lists of a district for sheets of a kind. Partners that signed themselves up and wait to be let in are known to
    /// sheets of partners alone, which nobody but the secretariat hands in.
    ///
    /// # Errors
    /// When the database cannot be asked, or there is no cycle.
    pub async fn load(db: &Db, region: &RegionCode, kind: Kind) -> Result<Self, StoreError> {
        let theme_list = district::themes(db, region).await?;
        let (organisations, former) = parted(keys::names(db, region, kind == Kind::Partners).await?);
        let places = district::places(db, region).await?;
        let cycle = district::current_cycle(db, region).await?;
        Ok(Self::new(region.clone(), cycle, places, theme_list, organisations).remembering(former))
    }

    /// The same with the names of organisations that were joined to others: they lead to those.
    fn remembering(mut self, former: Vec<(String, OrganisationId)>) -> Self {
        for (name, id) in former {
            let Some(index) = self.by_id.get(&id).copied() else { continue };
            let own = self.by_key.entry(name.clone()).or_default();
            // Whoever bears the name today has it.
            if own.is_empty() {
                own.push(index);
                self.former.entry(id).or_default().push(name);
            }
        }
        self
    }

    /// Whether an organisation is called so, or was before another one was joined to it.
    pub fn is_called(&self, written: &str, one: &OrganisationName) -> bool {
        let former = self.former.get(&one.id).is_some_and(|names| names.contains(&key(written)));
        former || is_same_name(written, one)
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
        let former = HashMap::new();
        Self {
            region,
            cycle,
            places,
            themes,
            theme_list,
            organisations,
            by_id,
            by_key,
            names,
            near,
            parts,
            former,
        }
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
        if !whole.is_empty() {
            return whole;
        }
        // A legal form that was left out is the same name; another one is another organisation.
        by(bare_key(text)).into_iter().filter(|one| is_same_name(text, one)).collect()
    }

    /// The organisations that a name may mean that none bears: nearly written so, holding it, shortened to it, or sharing most of
    /// its words. The likeliest first, at most three.
    pub fn likely(&self, text: &str, side: Option<Side>) -> Vec<&OrganisationName> {
        let of_side = |one: &&OrganisationName| side.is_none_or(|side| one.side == side);
        let (wanted, written) = (words(text), key(text));
        let near = match self.near.pick(text) {
            Ok(pick) => self.organisations.get(pick.value()),
            Err(_) => None,
        };
        // A slip in a long name is likelier than one in three letters.
        let slip = if written.len() >= 8 { 1.8 } else { 1.0 };
        let mut scored: Vec<(f64, &OrganisationName)> =
            near.into_iter().filter(of_side).map(|one| (slip, one)).collect();
        for (one, name) in self.organisations.iter().zip(&self.names).filter(|(one, _)| of_side(one)) {
            let score = match () {
                () if written.len() >= 4 && name.contains(&written) => 2.0,
                () if abbreviates(&wanted, &words(&one.name)) => 1.5,
                () => shared(&wanted, &words(&one.name)),
            };
            if score >= 0.5 {
                scored.push((score, one));
            }
        }
        scored.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then_with(|| fold(&one.1.name).cmp(&fold(&other.1.name)))
        });
        let mut likely: Vec<&OrganisationName> = Vec::new();
        for (_, one) in scored {
            if !likely.iter().any(|known| known.id == one.id) {
                likely.push(one);
            }
        }
        likely.truncate(MOST_LIKELY);
        likely
    }

    /// An organisation of a side whose name is the same but for its legal form.
    pub fn bare(&self, text: &str, side: Side) -> Option<&OrganisationName> {
        let found = self.by_key.get(&bare_key(text)).into_iter().flatten();
        found.filter_map(|index| self.organisations.get(*index)).find(|one| one.side == side)
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

/// Organisations that are offered for a name that none bears.
const MOST_LIKELY: usize = 3;

/// Whether a written name is that of an organisation; the legal form may be left out, but not be another one.
pub fn is_same_name(written: &str, one: &OrganisationName) -> bool {
    let (whole, bare) = (key(written), bare_key(written));
    keys(one).contains(&whole) || bare == key(&one.name)
}

/// How many of the words of two names are shared, legal forms left out: 1 for the same words.
fn shared(one: &[String], other: &[String]) -> f64 {
    let telling = |word: &&String| {
        word.len() > 2 && !FORMS.contains(&word.as_str()) && !COMMON.contains(&word.as_str())
    };
    let (one, other): (Vec<&String>, Vec<&String>) =
        (one.iter().filter(telling).collect(), other.iter().filter(telling).collect());
    let both = one.iter().filter(|word| other.contains(word)).count();
    (2 * both) as f64 / (one.len() + other.len()).max(1) as f64
}

/// Words that many names share and that tell nothing apart.
const COMMON: &[&str] = &[
    "dinas",
    "badan",
    "bagian",
    "kantor",
    "sekretariat",
    "kabupaten",
    "kecamatan",
    "dan",
    "the",
    "indonesia",
];

/// Whether a short name takes letters for words: "Dinas LH" for "Dinas Lingkungan Hidup", "WRI" for "World Resources Institute".
fn abbreviates(short: &[String], long: &[String]) -> bool {
    let mut rest = long;
    let mut taken = false;
    for word in short {
        let letters: Vec<char> = word.chars().collect();
        match rest.split_first() {
            Some((first, more)) if first == word => rest = more,
            _ if letters.len() > 1 && rest.len() >= letters.len() => {
                let begins = letters.iter().zip(rest).all(|(letter, word)| word.starts_with(*letter));
                if !begins {
                    return false;
                }
                (rest, taken) = (&rest[letters.len()..], true);
            }
            _ => return false,
        }
    }
    taken && rest.len() < long.len()
}

/// Under which texts an organisation is found.
fn keys(one: &OrganisationName) -> Vec<String> {
    let mut keys = vec![key(&one.name), bare_key(&one.name), key(&one.short_name)];
    // Credit unions are called CU as often as by the whole word.
    if let Some(rest) = key(&one.name).strip_prefix("creditunion") {
        keys.push(format!("cu{rest}"));
    }
    keys.retain(|key| !key.is_empty());
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

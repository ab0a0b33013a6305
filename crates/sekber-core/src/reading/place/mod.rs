//! Places by name: whatever spelling, with or without the kecamatan, several in a cell.

mod cell;
mod name;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use self::name::{Written, keys_of, loose_key, regional_level, written};
use crate::text::Vocabulary;
use crate::value::RegionCode;
use crate::value::region::RegionLevel;

/// A region as the code list names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its code; the level and the region above follow from it.
    pub code: RegionCode,
    /// Its official name, with or without the word for its level.
    pub name: String,
}

/// What is known about a text before it is read, from its column for instance.
#[derive(Debug, Clone, Default)]
pub struct Hint {
    /// The level that is meant when the text does not say.
    pub level: Option<RegionLevel>,
    /// The region in which the place must lie.
    pub within: Option<RegionCode>,
}

impl Hint {
    fn inside(&self, within: &RegionCode) -> Self {
        Self { level: None, within: Some(within.clone()) }
    }

    fn admits(&self, code: &RegionCode) -> bool {
        self.level.is_none_or(|level| code.level() == level)
            && self.within.as_ref().is_none_or(|within| within.contains(code))
    }
}

/// What a name turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome", content = "codes")]
pub enum Outcome {
    /// One place, by its name or an alias.
    Exact(RegionCode),
    /// One place, spelt differently; worth showing before it is believed.
    Near(RegionCode),
    /// All places of a level: "semua kecamatan".
    Every(Vec<RegionCode>),
    /// Several places bear or nearly bear this name.
    Ambiguous(Vec<RegionCode>),
    /// No such place; the most similar ones, at most three.
    Unknown(Vec<RegionCode>),
}

impl Outcome {
    /// The place, when it is certain or nearly so.
    pub fn one(&self) -> Option<&RegionCode> {
        match self {
            Self::Exact(code) | Self::Near(code) => Some(code),
            _ => None,
        }
    }

    /// The places that can be taken over; none while something is ambiguous or unknown.
    pub fn codes(&self) -> &[RegionCode] {
        match self {
            Self::Exact(code) | Self::Near(code) => std::slice::from_ref(code),
            Self::Every(codes) => codes,
            Self::Ambiguous(_) | Self::Unknown(_) => &[],
        }
    }
}

/// One place of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The part of the cell that named it.
    pub text: String,
    /// What it turned out to be.
    pub outcome: Outcome,
}

/// Characters of a text that can be one place, its level and alternatives included.
const LONGEST_NAME: usize = 120;

/// All names of the regions of a district or of the whole country.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    by_code: HashMap<RegionCode, usize>,
    by_key: HashMap<String, Vec<usize>>,
    by_loose_key: HashMap<String, Vec<usize>>,
    keys: Vocabulary,
}

impl Gazetteer {
    /// A gazetteer of places and aliases; an alias of an unknown code is left out.
    pub fn new(
        places: impl IntoIterator<Item = Place>,
        aliases: impl IntoIterator<Item = (String, RegionCode)>,
    ) -> Self {
        let mut new = Self { places: places.into_iter().collect(), ..Self::default() };
        new.by_code =
            new.places.iter().enumerate().map(|(index, place)| (place.code.clone(), index)).collect();
        let names: Vec<(String, usize)> = (new.places.iter().enumerate())
            .map(|(index, place)| (place.name.clone(), index))
            .chain(
                aliases.into_iter().filter_map(|(name, code)| new.by_code.get(&code).map(|at| (name, *at))),
            )
            .collect();
        for (name, index) in names {
            let name = written(&name);
            new.by_key.entry(name.key()).or_default().push(index);
            if let Some(loose) = loose_key(&name) {
                new.by_loose_key.entry(loose).or_default().push(index);
            }
        }
        new.keys = Vocabulary::new(new.by_key.keys());
        new
    }

    /// The place of a code.
    pub fn place(&self, code: &RegionCode) -> Option<&Place> {
        self.by_code.get(code).map(|index| &self.places[*index])
    }

    /// All places of a cell, in the order in which they stand there; empty for an empty cell.
    pub fn read(&self, text: &str, hint: &Hint) -> Vec<Mention> {
        cell::read(self, text, hint)
    }

    /// One place; a level word in the text ("Kec.", "Desa") overrules the hint. A text beyond 120 characters is none.
    pub fn resolve(&self, text: &str, hint: &Hint) -> Outcome {
        if text.chars().nth(LONGEST_NAME).is_some() {
            return Outcome::Unknown(Vec::new());
        }
        let name = written(text);
        if let Some(outcome) = self.every(&name, hint) {
            return outcome;
        }
        let hint = Hint { level: name.level.or(hint.level), within: hint.within.clone() };
        let keys = keys_of(text);
        let known =
            |index: &HashMap<String, Vec<usize>>, key: &str| index.get(key).cloned().unwrap_or_default();
        let exact = self.admitted(keys.iter().flat_map(|key| known(&self.by_key, key)), &hint);
        match exact.as_slice() {
            [] => {}
            [one] => return Outcome::Exact(one.clone()),
            _ => return Outcome::Ambiguous(exact),
        }
        if let Some(outcome) = self.without_regional_word(&name, &hint) {
            return outcome;
        }
        let loose = self.admitted(keys.iter().flat_map(|key| known(&self.by_loose_key, key)), &hint);
        let near = if loose.is_empty() { self.near(&keys, &hint) } else { loose };
        match near.as_slice() {
            [] => Outcome::Unknown(self.similar(&keys, &hint)),
            [one] => Outcome::Near(one.clone()),
            _ => Outcome::Ambiguous(near),
        }
    }

    /// A name after a word for its level that is used in one part of the country only.
    fn without_regional_word(&self, name: &Written, hint: &Hint) -> Option<Outcome> {
        let (word, rest) = name.words.split_first().filter(|(_, rest)| !rest.is_empty())?;
        let level = regional_level(word).filter(|level| hint.level.is_none_or(|hint| hint == *level))?;
        let such = Hint { level: Some(level), within: hint.within.clone() };
        let found = self.admitted(self.by_key.get(&rest.concat()).cloned().unwrap_or_default(), &such);
        match found.as_slice() {
            [] => None,
            [one] => Some(Outcome::Exact(one.clone())),
            _ => Some(Outcome::Ambiguous(found)),
        }
    }

    fn every(&self, name: &Written, hint: &Hint) -> Option<Outcome> {
        let level = name.level.filter(|_| name.all)?;
        let within = match name.words.is_empty() {
            true => hint.within.clone(),
            // "Seluruh Kabupaten Sintang" is the regency itself, "semua desa di Kec. Sepauk" its villages.
            false => {
                let inner = name.words.strip_prefix(&["di".to_owned()])?.join(" ");
                Some(self.resolve(&inner, &Hint { level: None, within: hint.within.clone() }).one()?.clone())
            }
        };
        let such = Hint { level: Some(level), within };
        Some(Outcome::Every(self.admitted(0..self.places.len(), &such)))
    }

    fn admitted(&self, indices: impl IntoIterator<Item = usize>, hint: &Hint) -> Vec<RegionCode> {
        let codes =
            indices.into_iter().map(|index| &self.places[index].code).filter(|code| hint.admits(code));
        codes.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }

    /// Places whose names are as near as any admitted name is, within the forgiven distance.
    fn near(&self, keys: &[String], hint: &Hint) -> Vec<RegionCode> {
        let mut best: (usize, BTreeSet<RegionCode>) = (usize::MAX, BTreeSet::new());
        for key in keys {
            for neighbour in self.keys.nearest(key, usize::MAX) {
                let found =
                    self.admitted(self.by_key.get(neighbour.word).into_iter().flatten().copied(), hint);
                if found.is_empty() || neighbour.distance > best.0 {
                    continue;
                }
                if neighbour.distance < best.0 {
                    best = (neighbour.distance, BTreeSet::new());
                }
                best.1.extend(found);
            }
        }
        best.1.into_iter().collect()
    }

    /// At most three places to suggest for a name that is not known.
    fn similar(&self, keys: &[String], hint: &Hint) -> Vec<RegionCode> {
        let Some(key) = keys.first() else { return Vec::new() };
        let mut codes = Vec::new();
        let reach = (key.chars().count() / 3).clamp(1, 4);
        for neighbour in self.keys.within(key, reach, 30) {
            let found = self.admitted(self.by_key.get(neighbour.word).into_iter().flatten().copied(), hint);
            codes.extend(found);
        }
        codes.truncate(3);
        codes
    }
}

#[cfg(test)]
mod tests;

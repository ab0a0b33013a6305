//! Reading programmes once, so that comparing two of them is a walk over sorted lists.

use std::collections::{BTreeMap, HashMap, HashSet};

use sekber_core::text::words;
use sekber_core::value::RegionCode;

use super::Facts;
use super::mention::{self, names};
use super::numbers::{Counted, counted};
use crate::matching::affinity::lexicon::Lexicon;
use crate::matching::affinity::nomenclature_index::NomenclatureIndex;

/// How often a word of the title counts, and one of a theme.
const STRONG: u32 = 2;
/// A word that fewer passages of the nomenclature have counts as if so many had it.
const RARE: u32 = 3;
/// The weight of words that name a region: everybody of a district writes them.
const PLACE_WORD: f64 = 0.5;
/// What a code of the nomenclature counts beside the everyday words of its field.
const CODE: f64 = 3.0;

/// Words for what a title is of and for whom, which some write and others leave out.
const KINDS: [&str; 5] = ["program", "kegiatan", "sub", "kabupaten", "kota"];

/// A text by its words: hash of the stem and weight, in order of the hashes, of length one.
pub(super) type Weights = Vec<(u64, f64)>;

/// A programme as it is compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    pub(super) owner: String,
    pub(super) places: Vec<RegionCode>,
    pub(super) told_place: bool,
    pub(super) months: (Option<i32>, Option<i32>),
    pub(super) words: Weights,
    pub(super) title: Weights,
    /// Whether the title is a name of the nomenclature, which every office of that field writes.
    pub(super) official_title: bool,
    pub(super) fields: Vec<(String, f64)>,
    pub(super) goals: Vec<String>,
    /// Counted things: how many, the stem of what is counted, and the word as written; in order, each once.
    pub(super) counted: Vec<(u64, String, String)>,
    /// Hashes of all runs of words of title, text and funders, ascending.
    runs: Vec<u64>,
    names: Vec<(u64, f64)>,
}

impl Read {
    /// How surely the record of the other one names this one's owner, 0 to 1.
    pub(super) fn is_named_by(&self, other: &Self) -> f64 {
        let named = self.names.iter().filter(|(name, _)| other.runs.binary_search(name).is_ok());
        named.map(|(_, sure)| *sure).fold(0.0, f64::max)
    }
}

/// Reads programmes; one is made and shared.
#[derive(Debug)]
pub struct Reader<'a> {
    nomenclature: &'a NomenclatureIndex,
    lexicon: Lexicon,
    /// In how many passages of the nomenclature a stem stands.
    held: HashMap<u64, u32>,
    passages: u32,
    /// Names of provinces and regencies, for programmes that tell no place but name one.
    regions: HashMap<String, RegionCode>,
    place_words: HashSet<String>,
    /// The names of the nomenclature by the hashes of their stems.
    official: HashSet<Vec<u64>>,
}

impl<'a> Reader<'a> {
    /// A reader with the nomenclature, for what is common and what belongs to which field, and with the names of regions.
    /// Linear in both.
    pub fn new<'r>(
        nomenclature: &'a NomenclatureIndex,
        regions: impl Iterator<Item = (&'r str, RegionCode)>,
    ) -> Self {
        let mut held = HashMap::new();
        for stems in nomenclature.stems_by_passage() {
            let mut hashes: Vec<u64> = stems.into_iter().map(hash).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes.into_iter().for_each(|stem| *held.entry(stem).or_insert(0) += 1);
        }
        let named = regions.map(|(name, code)| (words(bare(name)).join(" "), code));
        let regions: HashMap<String, RegionCode> = named.filter(|(name, _)| name.len() > 3).collect();
        let place_words = regions.keys().flat_map(|name| name.split(' ')).map(str::to_owned).collect();
        let passages = u32::try_from(nomenclature.passages.len()).unwrap_or(u32::MAX);
        let lexicon = Lexicon::new(&nomenclature.reader);
        let mut reader =
            Self { nomenclature, lexicon, held, passages, regions, place_words, official: HashSet::new() };
        reader.official = nomenclature.names.iter().map(|name| reader.own_stems(name)).collect();
        reader
    }

    /// Reads a programme. Linear in its text.
    pub fn read(&self, facts: &Facts) -> Read {
        let themes = facts.themes.join("; ");
        let [bare_title, bare_text] = [&facts.title, &facts.text]
            .map(|text| facts.place_names.without(text, |word| self.is_common(word)));
        let title = self.stems(&bare_title);
        let mut all: BTreeMap<u64, (u32, f64)> = BTreeMap::new();
        let parts = [(title.clone(), STRONG), (self.stems(&themes), STRONG), (self.stems(&bare_text), 1)];
        for (stem, times) in
            parts.into_iter().flat_map(|(stems, times)| stems.into_iter().map(move |stem| (stem, times)))
        {
            all.entry(stem.0).or_insert((0, stem.1)).0 += times;
        }
        let damped =
            |(stem, (times, rarity)): (u64, (u32, f64))| (stem, (1.0 + libm::log(f64::from(times))) * rarity);
        let once: BTreeMap<u64, f64> = title.into_iter().collect();
        let strong = f64::from(STRONG);
        let start = facts.period.start().map(|date| month(date.first_day()));
        let end = facts.period.end().map(|date| month(date.last_day()));
        let told = format!("{}\n{}\n{}", facts.title, facts.text, facts.funders.join("\n"));
        Read {
            owner: facts.owner.clone(),
            places: self.places(facts),
            told_place: !facts.places.is_empty(),
            months: (start, end),
            words: unit(all.into_iter().map(damped).collect()),
            official_title: self.official.contains(&self.own_stems(&facts.title)),
            title: once.into_iter().collect(),
            fields: self.fields(&[(&bare_title, strong), (&bare_text, 1.0), (&themes, strong)], &facts.codes),
            goals: goals(&facts.goals),
            counted: self.counted(facts),
            runs: runs(&told),
            names: self.names(facts),
        }
    }

    /// Telling stems with how rare they are, in order, with repeats.
    fn stems(&self, text: &str) -> Vec<(u64, f64)> {
        let read = self.nomenclature.reader.read(text);
        let both = read.exact.iter().zip(&read.stems);
        both.map(|(word, stem)| (hash(stem), self.rarity(word, stem))).collect()
    }

    /// The hashes of the telling stems of a title without the words for what it is, in order, each once.
    fn own_stems(&self, title: &str) -> Vec<u64> {
        let read = self.nomenclature.reader.read(title);
        let both = read.exact.iter().zip(&read.stems);
        let own = both.filter(|(word, _)| !KINDS.contains(&&***word)).map(|(_, stem)| hash(stem));
        let mut own: Vec<u64> = own.collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    fn rarity(&self, word: &str, stem: &str) -> f64 {
        if self.place_words.contains(word) {
            return PLACE_WORD;
        }
        let held = self.held.get(&hash(stem)).copied().unwrap_or(0).max(RARE);
        libm::log1p(f64::from(self.passages) / f64::from(held))
    }

    /// Where a programme works: as told, else the regencies it names, else its home.
    fn places(&self, facts: &Facts) -> Vec<RegionCode> {
        if !facts.places.is_empty() {
            let mut places = facts.places.clone();
            places.sort();
            return places;
        }
        if facts.home.is_some() {
            return facts.home.iter().cloned().collect();
        }
        let text = words(&format!("{} {} {}", facts.organisation, facts.title, facts.text));
        let runs = (1..=3).flat_map(|length| text.windows(length)).map(|run| run.join(" "));
        let mut found: Vec<RegionCode> = runs.filter_map(|run| self.regions.get(&run).cloned()).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Fields of government by everyday words and codes, of length one.
    fn fields(&self, texts: &[(&str, f64)], codes: &[String]) -> Vec<(String, f64)> {
        let mut found: BTreeMap<String, f64> = BTreeMap::new();
        for (text, times) in texts {
            for hit in self.lexicon.hits(&self.nomenclature.reader.read(text)) {
                let share = times / hit.codes.len() as f64;
                for (code, weight) in hit.codes {
                    *found.entry(code.to_owned()).or_default() += share * weight;
                }
            }
        }
        for code in codes {
            *found.entry(field(code)).or_default() += CODE;
        }
        let length = found.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        found.into_iter().map(|(field, weight)| (field, weight / length)).collect()
    }

    fn counted(&self, facts: &Facts) -> Vec<(u64, String, String)> {
        let outputs = facts.outputs.iter().map(|(what, amount)| Counted {
            amount: *amount,
            what: words(what).into_iter().next().unwrap_or_default(),
        });
        let told = counted(&format!("{}\n{}", facts.title, facts.text)).into_iter().chain(outputs);
        let mut found: Vec<(u64, String, String)> =
            told.map(|one| (one.amount, self.nomenclature.reader.stem(&one.what), one.what)).collect();
        found.sort();
        found.dedup_by(|next, kept| (next.0, &next.1) == (kept.0, &kept.1));
        found
    }

    /// Whether a word is one of everyday government speech.
    fn is_common(&self, word: &str) -> bool {
        self.held.contains_key(&hash(&self.nomenclature.reader.stem(word)))
    }

    fn names(&self, facts: &Facts) -> Vec<(u64, f64)> {
        let is_common = |word: &str| self.place_words.contains(word) || self.is_common(word);
        let names = names(&facts.organisation, &facts.short_name, is_common);
        names.into_iter().map(|(name, sure)| (hash(&name), sure)).collect()
    }
}

/// A region's name without the word for its level.
fn bare(name: &str) -> &str {
    ["Kabupaten ", "Kota "].iter().find_map(|level| name.strip_prefix(level)).unwrap_or(name)
}

/// The field of a code: its first two parts.
fn field(code: &str) -> String {
    code.splitn(3, '.').take(2).collect::<Vec<_>>().join(".")
}

/// Numbers of goals, without their targets, each once.
fn goals(codes: &[String]) -> Vec<String> {
    let mut goals: Vec<String> =
        codes.iter().map(|code| code.split('.').next().unwrap_or(code).to_owned()).collect();
    goals.sort();
    goals.dedup();
    goals
}

fn month(day: jiff::civil::Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn unit(mut weights: Weights) -> Weights {
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    weights.iter_mut().for_each(|(_, weight)| *weight /= length.max(f64::MIN_POSITIVE));
    weights
}

fn runs(text: &str) -> Vec<u64> {
    let words = words(text);
    let mut found: Vec<u64> = (1..=mention::LONGEST)
        .flat_map(|length| words.windows(length))
        .map(|run| hash(&run.join(" ")))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// FNV-1a: short, the same on every machine, and wide enough that words never collide in practice.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

//! Reading programmes once, so that comparing two of them is a walk over sorted lists.

use std::collections::{BTreeMap, HashMap, HashSet};

use sekber_core::text::words;
use sekber_core::value::RegionCode;

use super::Facts;
use super::mention::{self, names};
use super::numbers::{Counted, MORE, counted, is_number};
use super::people::groups;
use super::place_names::bare;
use crate::matching::affinity::lexicon::Lexicon;
use crate::matching::affinity::nomenclature_index::NomenclatureIndex;
use crate::matching::affinity::words::Text;

/// How often a word of the title counts, and one of a theme.
const STRONG: u32 = 2;
/// A word that fewer passages of the nomenclature have counts as if so many had it.
const RARE: u32 = 3;
/// The weight of words that name a region: everybody of a district writes them.
const PLACE_WORD: f64 = 0.5;
/// What a code of the nomenclature counts beside the everyday words of its field.
const CODE: f64 = 3.0;

/// A word that more than one in so many passages of the nomenclature have tells nothing of a title.
const USUAL: u32 = 12;
/// Words that titles of all fields have.
const GENERIC: [&str; 16] = [
    "berbasis",
    "berkelanjutan",
    "dukungan",
    "inisiatif",
    "melalui",
    "partisipatif",
    "pelatihan",
    "pendampingan",
    "penguatan",
    "proyek",
    "terpadu",
    "upaya",
    "belas",
    "puluh",
    "ratus",
    "ribu",
];

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
    /// The words of the title as they are written: hash of the stem, word, and whether it tells more than titles of many do; each stem
    /// once.
    pub(super) title_words: Vec<(u64, String, bool)>,
    /// Whether the title is a name of the nomenclature, which every office of that field writes.
    pub(super) official_title: bool,
    pub(super) fields: Vec<(String, f64)>,
    pub(super) goals: Vec<String>,
    /// Counted things: how many, the stem of what is counted, and the words as written; in order, each once.
    pub(super) counted: Vec<(u64, String, Vec<String>)>,
    /// Groups of people that title and text name.
    pub(super) groups: Vec<&'static str>,
    /// Hashes of all runs of words of title, text and funders, ascending.
    runs: Vec<u64>,
    names: Vec<(u64, f64, String)>,
}

impl Read {
    /// How surely the record of the other one names this one's owner, 0 to 1.
    pub(super) fn is_named_by(&self, other: &Self) -> f64 {
        self.named_by(other).map(|(_, sure, _)| *sure).fold(0.0, f64::max)
    }

    /// The words by which the record of the other one does so.
    pub(super) fn words_named_by(&self, other: &Self) -> Vec<String> {
        self.named_by(other).map(|(_, _, name)| name.clone()).collect()
    }

    fn named_by<'r>(&'r self, other: &'r Self) -> impl Iterator<Item = &'r (u64, f64, String)> {
        self.names.iter().filter(|(name, _, _)| other.runs.binary_search(name).is_ok())
    }
}

/// Reads programmes; one is made and shared.
#[derive(Debug)]
pub struct Reader<'a> {
    nomenclature: &'a NomenclatureIndex,
    lexicon: Lexicon,
    /// The words of the lexicon: in the name of an organisation they name nobody.
    everyday: HashSet<String>,
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
        let everyday = lexicon.words().map(str::to_owned).collect();
        let official = HashSet::new();
        let mut reader =
            Self { nomenclature, lexicon, everyday, held, passages, regions, place_words, official };
        reader.official = nomenclature.names.iter().map(|name| reader.own_stems(name)).collect();
        reader
    }

    /// Reads a programme. Linear in its text.
    pub fn read(&self, facts: &Facts) -> Read {
        let themes = facts.themes.join("; ");
        let [bare_title, bare_text] = [&facts.title, &facts.text]
            .map(|text| facts.place_names.without(text, |word| self.is_common(word)));
        let title_read = self.nomenclature.reader.read(&bare_title);
        let title = self.weighed(&title_read);
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
            title_words: self.title_words(title_read),
            fields: self.fields(&[(&bare_title, strong), (&bare_text, 1.0), (&themes, strong)], &facts.codes),
            goals: goals(&facts.goals),
            counted: self.counted(facts),
            groups: groups(&words(&format!("{}\n{}", facts.title, facts.text))),
            runs: runs(&told),
            names: self.names(facts),
        }
    }

    /// Telling stems with how rare they are, in order, with repeats.
    fn stems(&self, text: &str) -> Vec<(u64, f64)> {
        self.weighed(&self.nomenclature.reader.read(text))
    }

    /// The same of a text whose words are read already.
    fn weighed(&self, read: &Text) -> Vec<(u64, f64)> {
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

    /// The words of a title with their stems, in the order in which they stand there, each stem once, without those for what it is.
    fn title_words(&self, title: Text) -> Vec<(u64, String, bool)> {
        let mut known = HashSet::new();
        let both = title.exact.into_iter().zip(title.stems);
        let all = both.map(|(word, stem)| {
            let stem = hash(&stem);
            let tells = self.tells(&word, stem);
            (stem, word, tells)
        });
        all.filter(|(stem, word, _)| !KINDS.contains(&word.as_str()) && known.insert(*stem)).collect()
    }

    /// Whether a word of a title tells more than those that titles of many have.
    fn tells(&self, word: &str, stem: u64) -> bool {
        let is_usual = self.held.get(&stem).is_some_and(|held| *held > (self.passages / USUAL).max(RARE));
        !is_usual && !is_number(word) && !self.place_words.contains(word) && !GENERIC.contains(&word)
    }

    fn counted(&self, facts: &Facts) -> Vec<(u64, String, Vec<String>)> {
        let outputs = facts.outputs.iter().map(|(what, amount)| {
            let mut words = words(what).into_iter();
            let what = words.next().unwrap_or_default();
            Counted { amount: *amount, what, more: words.take(MORE).collect() }
        });
        let told = counted(&format!("{}\n{}", facts.title, facts.text)).into_iter().chain(outputs);
        let read = |one: Counted| {
            let stem = self.nomenclature.reader.stem(&one.what);
            let written: Vec<String> = std::iter::once(one.what).chain(one.more).collect();
            (one.amount, stem, written)
        };
        let mut found: Vec<(u64, String, Vec<String>)> = told.map(read).collect();
        // Of the same count the one that tells most stays.
        found.sort_by(|x, y| {
            let of_the_same = (x.0, &x.1).cmp(&(y.0, &y.1));
            of_the_same.then(y.2.len().cmp(&x.2.len())).then_with(|| x.2.cmp(&y.2))
        });
        found.dedup_by(|next, kept| (next.0, &next.1) == (kept.0, &kept.1));
        found
    }

    /// Whether a word is one of everyday government speech.
    fn is_common(&self, word: &str) -> bool {
        self.held.contains_key(&hash(&self.nomenclature.reader.stem(word)))
    }

    fn names(&self, facts: &Facts) -> Vec<(u64, f64, String)> {
        // A word of everyday speech names nobody, whoever has it in its name.
        let is_common = |word: &str| {
            self.place_words.contains(word) || self.everyday.contains(word) || self.is_common(word)
        };
        let names = names(&facts.organisation, &facts.short_name, is_common);
        names.into_iter().map(|(name, sure)| (hash(&name), sure, name)).collect()
    }
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

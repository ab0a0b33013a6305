//! Titles of columns are written in any way, so a field is recognised by equal, contained and similar words.

use std::cell::Cell as Counter;
use std::collections::{BTreeSet, HashMap};

/// Characters of a cell that can be a title; what is longer is compared by its beginning.
pub(super) const LONGEST_TITLE: usize = 200;

/// What a title must score at least to be taken for a field; 1 is equality.
const GOOD_ENOUGH: f64 = 0.65;

/// Slips that are looked for in one search. A table of fifty columns below twenty rows of letterhead takes a tenth;
/// when they are used up, titles must be equal or contained.
const MOST_COMPARISONS: usize = 20_000;

/// How like an alias a misspelt title must be.
const SIMILAR: f64 = 0.8;

/// A column the caller would like to find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// The caller's own name of the column; never compared with titles.
    pub key: String,
    /// Titles under which the column is known, in any language and capitalisation.
    pub aliases: Vec<String>,
    /// Whether several columns may hold this field, such as one amount per year.
    pub many: bool,
}

/// Guesses for each title which field it names, by equality, containment and similarity of the folded words.
///
/// The strongest pairs are settled first. A field is given away once unless it allows [`Field::many`]. Of a title the
/// first 200 characters count.
pub fn guess<'f>(titles: &[String], fields: &'f [Field]) -> Vec<Option<&'f str>> {
    let matches = Wanted::new(fields).assign(titles);
    matches.into_iter().map(|found| found.map(|(field, _)| fields[field].key.as_str())).collect()
}

/// Reduces a title to lower-case words of letters and digits separated by single spaces.
pub fn fold(title: &str) -> String {
    let words: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded title, with what tells quickly that another one is not like it.
struct Folded {
    /// The words between two spaces.
    padded: String,
    letters: usize,
    /// Which letters occur, one bit each.
    alphabet: u64,
}

impl Folded {
    fn new(title: &str) -> Self {
        let short: String = title.chars().take(LONGEST_TITLE).collect();
        let folded = fold(&short);
        Self {
            letters: folded.chars().count(),
            alphabet: folded.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64)),
            padded: format!(" {folded} "),
        }
    }

    fn words(&self) -> &str {
        self.padded.trim()
    }

    /// The most that the two can be alike: every slip mends one letter, a missing one among them.
    fn most_alike(&self, other: &Self) -> f64 {
        let (here, there) = (self.alphabet & !other.alphabet, other.alphabet & !self.alphabet);
        let slips = here.count_ones().max(there.count_ones()) as usize;
        let slips = slips.max(self.letters.abs_diff(other.letters));
        1.0 - slips as f64 / self.letters.max(other.letters).max(1) as f64
    }
}

/// The aliases of all fields, folded once.
pub(super) struct Wanted<'f> {
    fields: &'f [Field],
    aliases: Vec<Vec<Folded>>,
    comparisons: Counter<usize>,
}

impl<'f> Wanted<'f> {
    pub(super) fn new(fields: &'f [Field]) -> Self {
        let folded = |field: &Field| field.aliases.iter().map(|alias| Folded::new(alias)).collect();
        let aliases = fields.iter().map(folded).collect();
        Self { fields, aliases, comparisons: Counter::new(MOST_COMPARISONS) }
    }

    /// For each title the index of its field and the score, the strongest pairs first.
    pub(super) fn assign(&self, titles: &[String]) -> Vec<Option<(usize, f64)>> {
        let mut scores: HashMap<&str, Vec<(usize, f64)>> = HashMap::new();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (column, title) in titles.iter().enumerate() {
            let scores = scores.entry(title).or_insert_with(|| self.scores(title));
            pairs.extend(scores.iter().map(|(field, score)| (*score, column, *field)));
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut assigned = vec![None; titles.len()];
        let mut taken = BTreeSet::new();
        for (score, column, field) in pairs {
            let free = self.fields[field].many || !taken.contains(&field);
            if free && assigned[column].is_none() {
                taken.insert(field);
                assigned[column] = Some((field, score));
            }
        }
        assigned
    }

    /// The fields that a title may name. The lowest part of a joined title also counts, slightly less than the whole.
    fn scores(&self, title: &str) -> Vec<(usize, f64)> {
        let whole = Folded::new(title);
        let child = title.rsplit_once(" / ").map(|(_, child)| Folded::new(child));
        let best = |text: &Folded, aliases: &[Folded]| {
            aliases.iter().map(|alias| self.alike(text, alias)).fold(0.0, f64::max)
        };
        let score = |aliases: &[Folded]| {
            child.as_ref().map_or(0.0, |child| best(child, aliases) * 0.95).max(best(&whole, aliases))
        };
        let scores = self.aliases.iter().enumerate().map(|(field, aliases)| (field, score(aliases)));
        scores.filter(|(_, score)| *score >= GOOD_ENOUGH).collect()
    }

    /// How well a title fits an alias, from 0 to 1.
    fn alike(&self, title: &Folded, alias: &Folded) -> f64 {
        if title.letters == 0 || alias.letters == 0 {
            return 0.0;
        }
        if title.padded == alias.padded {
            return 1.0;
        }
        let (short, long) =
            if title.padded.len() <= alias.padded.len() { (title, alias) } else { (alias, title) };
        let share = short.words().len() as f64 / long.words().len() as f64;
        let containment = if long.padded.contains(&short.padded) { 0.6 + 0.3 * share } else { 0.0 };
        containment.max(self.similarity(title, alias) * 0.9)
    }

    /// How few slips lead from one to the other; 0 when there are too many, or too much was compared already.
    fn similarity(&self, title: &Folded, alias: &Folded) -> f64 {
        let left = self.comparisons.get();
        if left == 0 || title.most_alike(alias) < SIMILAR {
            return 0.0;
        }
        self.comparisons.set(left - 1);
        let similarity = strsim::normalized_damerau_levenshtein(title.words(), alias.words());
        if similarity >= SIMILAR { similarity } else { 0.0 }
    }
}

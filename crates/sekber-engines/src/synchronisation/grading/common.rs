//! What two programmes have in common, as numbers for the model and as facts for the sentence.

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::features::Features;
use super::mention::SURE;
use super::reader::{Read, Weights};

/// The month of an end that is not told, far beyond any that is.
const OPEN: i32 = 1_000_000;
/// Months beyond which a period has such an end.
const MEASURED: i32 = 500_000;

/// How two programmes meet in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At least one of them is known only as a whole province or district, or not at all.
    Wide,
    /// Both name kecamatan or villages, and they share some.
    Named,
}

/// What two programmes have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Common {
    /// How they meet in place.
    pub place: Place,
    /// The places that both cover, the finer of the two names.
    pub places: Vec<RegionCode>,
    /// Months that both are under way; `None` when an end or both are open.
    pub months: Option<i32>,
    /// Whether both tell the same beginning and end, and these are not just whole years.
    pub same_period: bool,
    /// Whether both titles hold the same words, and these are not a name of the nomenclature.
    pub same_title: bool,
    /// Whether both titles are names of the nomenclature, which tell the field and no activity.
    pub official_titles: bool,
    /// Whether the record of the first names the second one's owner.
    pub first_names_second: bool,
    /// Whether the record of the second names the first one's owner.
    pub second_names_first: bool,
    /// Whether the first does so by more than a single word of the name, and whether the second does.
    pub named_in_full: (bool, bool),
    /// The words of the second one's name in the record of the first, and of the first one's in that of the second.
    pub named_words: (Vec<String>, Vec<String>),
    /// The words of both titles as the first writes them, and as the second does where that is another form.
    pub title_words: Vec<(String, Option<String>)>,
    /// Those of them that tell more than words that titles of many have.
    pub telling_title_words: Vec<(String, Option<String>)>,
    /// Things of which both count the same number: how many, and of what, as the first writes it.
    pub counted: Vec<(u64, String)>,
    /// Groups of people that both name, as records write them; told to people, and weighed nowhere.
    pub groups: Vec<&'static str>,
    /// Fields of government of both, the most telling first.
    pub fields: Vec<String>,
    /// Goals of both.
    pub goals: Vec<String>,
    /// What the model weighs.
    pub features: Features,
}

impl Common {
    /// Whether something ties the two records to one activity beside their being alike: a name, a count, the same months, the
    /// same title, or the same words of one's own.
    pub fn is_tied(&self) -> bool {
        self.shares_more_than_its_field() || self.same_period || self.same_title
    }

    /// Whether both records speak of the same thing: one names the other's owner, both count the same, the titles are alike, or the
    /// words are. Theme, field, place and time are not enough: whole offices share those.
    pub fn speaks_of_the_same(&self) -> bool {
        self.shares_more_than_its_field() || self.title_share() >= ALIKE_TITLE
    }

    /// Whether both hold most of the same words, in titles, themes and texts.
    pub fn has_same_words(&self) -> bool {
        self.features[WORDS] >= SAME_WORDS
    }

    /// Whether it can be said in what both are alike: a name, a count, words, a field or codes. Place and time alone are no likeness,
    /// and what nobody can say nobody can decide.
    pub fn tells_likeness(&self) -> bool {
        let named = self.first_names_second || self.second_names_first;
        let titles = self.same_title || !self.telling_title_words.is_empty();
        named || titles || self.has_same_words() || !self.counted.is_empty() || !self.fields.is_empty()
    }

    /// Whether one record names the other's owner, both count the same, or both hold the same words of their own.
    fn shares_more_than_its_field(&self) -> bool {
        let named = self.first_names_second || self.second_names_first;
        let same_words = self.has_same_words() && !self.official_titles;
        named || same_words || !self.counted.is_empty()
    }

    /// The share of the shorter title that both titles have, 0 to 1.
    pub fn title_share(&self) -> f64 {
        self.features[TITLE]
    }
}

/// The places of the likeness of words and of titles among the numbers.
const WORDS: usize = 4;
const TITLE: usize = 5;
/// From so alike on, two titles name the same thing.
const ALIKE_TITLE: f64 = 0.5;
/// From so alike on, two records hold the same text.
const SAME_WORDS: f64 = 0.75;
/// Words that lead on from what is counted.
const LINKS: [&str; 18] = [
    "dan", "serta", "atau", "di", "ke", "dari", "untuk", "bagi", "yang", "pada", "dengan", "dalam", "oleh",
    "per", "melalui", "selama", "sebagai", "agar",
];
/// Telling words that a title needs to be more than a common phrase.
const TITLE_WORDS: usize = 4;

/// What two programmes have in common; `None` when they belong to one owner, or are known to be apart in place or time.
/// Linear in what was read.
pub fn common(a: &Read, b: &Read) -> Option<Common> {
    if a.owner == b.owner {
        return None;
    }
    let (shared, all, open) = months(a, b)?;
    let (level, places) = places(a, b)?;
    let same_places = a.places == b.places && (a.told_place || b.told_place);
    let (first_named, second_named) = (a.is_named_by(b), b.is_named_by(a));
    let (counted, count_share) = counted(a, b);
    let goals: Vec<String> = a.goals.iter().filter(|goal| b.goals.contains(goal)).cloned().collect();
    let either = a.goals.len() + b.goals.len() - goals.len();
    let goal_share = match a.goals.is_empty() || b.goals.is_empty() {
        // Not told is not the same as none in common: judged pairs without goals lie in between.
        true => 0.4,
        false => goals.len() as f64 / either as f64,
    };
    let (fields, field_share) = fields(a, b);
    let features = [
        f64::from(level) / 3.0,
        f64::from(u8::from(same_places)),
        if open { 0.0 } else { f64::from(shared) / f64::from(all) },
        f64::from(u8::from(open)),
        product(&a.words, &b.words),
        title_share(a, b),
        field_share,
        first_named.max(second_named),
        count_share,
        goal_share,
    ];
    let place = if level <= 1 { Place::Wide } else { Place::Named };
    Some(Common {
        place,
        places,
        months: (!open).then_some(shared),
        same_period: a.months == b.months && is_telling(a.months),
        same_title: is_same_title(a, b),
        official_titles: a.official_title && b.official_title,
        first_names_second: second_named > 0.0,
        second_names_first: first_named > 0.0,
        named_in_full: (second_named >= SURE, first_named >= SURE),
        named_words: (named_words(b, a, second_named), named_words(a, b, first_named)),
        title_words: title_words(a, b, false),
        telling_title_words: title_words(a, b, true),
        counted,
        groups: a.groups.iter().copied().filter(|group| b.groups.contains(group)).collect(),
        fields,
        goals,
        features,
    })
}

/// Whether a period is told with both ends, of which one at least is no turn of the year.
fn is_telling(months: (Option<i32>, Option<i32>)) -> bool {
    matches!(months, (Some(start), Some(end)) if start % 12 != 0 || end % 12 != 11)
}

/// Months of both, of either, and whether an end is open; `None` when they are apart.
fn months(a: &Read, b: &Read) -> Option<(i32, i32, bool)> {
    let start = |read: &Read| read.months.0.unwrap_or(-OPEN);
    let end = |read: &Read| read.months.1.unwrap_or(OPEN);
    let shared = end(a).min(end(b)) - start(a).max(start(b)) + 1;
    let all = end(a).max(end(b)) - start(a).min(start(b)) + 1;
    (shared > 0).then_some((shared, all, all >= MEASURED))
}

/// How fine the wider of two meeting places is (0 province, 3 village), and the places of both; `None` when apart.
fn places(a: &Read, b: &Read) -> Option<(u8, Vec<RegionCode>)> {
    let mut best: Option<u8> = None;
    let mut shared: Vec<RegionCode> = Vec::new();
    for x in &a.places {
        for y in &b.places {
            let (wide, fine) = match (x.contains(y), y.contains(x)) {
                (true, _) => (x, y),
                (_, true) => (y, x),
                _ => continue,
            };
            let level = match wide.level() {
                RegionLevel::Province => 0,
                RegionLevel::Regency => 1,
                RegionLevel::District => 2,
                RegionLevel::Village => 3,
            };
            best = Some(best.map_or(level, |known| known.max(level)));
            shared.push(fine.clone());
        }
    }
    shared.sort();
    shared.dedup();
    best.map(|level| (level, shared))
}

/// The same number of the same thing, and how much that tells: a number alone tells less, a small one little.
fn counted(a: &Read, b: &Read) -> (Vec<(u64, String)>, f64) {
    let both = a.counted.iter().filter_map(|one| {
        let other = b.counted.iter().find(|other| (one.0, &one.1) == (other.0, &other.1))?;
        Some((one.0, phrase(&one.2, &other.2)))
    });
    let same: Vec<(u64, String)> = both.collect();
    let alone = a.counted.iter().map(|one| one.0);
    let alone = alone.filter(|amount| b.counted.iter().any(|other| other.0 == *amount)).max();
    let share = match (same.is_empty(), alone) {
        (false, _) => 1.0,
        (true, Some(10..)) => 0.7,
        (true, Some(_)) => 0.3,
        (true, None) => 0.0,
    };
    (same, share)
}

/// What is counted, as far as both write it in the same words: the first word as the one writes it, and no words that lead on.
fn phrase(one: &[String], other: &[String]) -> String {
    let rest = one.iter().zip(other).skip(1);
    let rest = rest.take_while(|(word, other)| word == other && !LINKS.contains(&word.as_str()));
    let all: Vec<&str> = one.iter().take(1).chain(rest.map(|(word, _)| word)).map(String::as_str).collect();
    all.join(" ")
}

fn fields(a: &Read, b: &Read) -> (Vec<String>, f64) {
    let with = |(field, weight): &(String, f64)| {
        let other = b.fields.iter().find(|(known, _)| known == field)?;
        Some((field.clone(), weight * other.1))
    };
    let mut both: Vec<(String, f64)> = a.fields.iter().filter_map(with).collect();
    let share = both.iter().map(|(_, weight)| weight).sum();
    both.sort_by(|x, y| y.1.total_cmp(&x.1).then_with(|| x.0.cmp(&y.0)));
    // A field that hardly counts for either is no reason.
    let telling = both.into_iter().filter(|(_, weight)| *weight >= 0.1);
    (telling.map(|(field, _)| field).collect(), share)
}

/// The share of the shorter title's weight that both titles have.
fn title_share(a: &Read, b: &Read) -> f64 {
    let sum = |weights: &Weights| weights.iter().map(|(_, weight)| weight).sum::<f64>();
    let both: f64 = walk(&a.title, &b.title).map(|(weight, _)| weight).sum();
    both / sum(&a.title).min(sum(&b.title)).max(1e-9)
}

/// The words by which the record of `other` names the owner of `own`; most pairs name nobody, and are not looked through again.
fn named_words(own: &Read, other: &Read, sure: f64) -> Vec<String> {
    if sure > 0.0 { own.words_named_by(other) } else { Vec::new() }
}

/// The words that both titles hold, in the order of the first; only those that tell something, where that is asked for.
fn title_words(a: &Read, b: &Read, only_telling: bool) -> Vec<(String, Option<String>)> {
    let asked = a.title_words.iter().filter(|(_, _, tells)| *tells || !only_telling);
    let shared = asked.filter_map(|(stem, word, _)| {
        let (_, other, _) = b.title_words.iter().find(|(known, ..)| known == stem)?;
        Some((word.clone(), Some(other).filter(|other| *other != word).cloned()))
    });
    shared.collect()
}

/// Whether both titles hold the same words, enough of them, and not those of the nomenclature.
fn is_same_title(a: &Read, b: &Read) -> bool {
    let stems = |read: &Read| read.title.iter().map(|(stem, _)| *stem).collect::<Vec<_>>();
    a.title.len() >= TITLE_WORDS && !a.official_title && stems(a) == stems(b)
}

fn product(a: &Weights, b: &Weights) -> f64 {
    walk(a, b).map(|(x, y)| x * y).sum()
}

/// The weights that both have, in order of the stems.
fn walk<'w>(a: &'w Weights, b: &'w Weights) -> impl Iterator<Item = (f64, f64)> + 'w {
    let (mut own, mut others) = (a.iter().peekable(), b.iter().peekable());
    std::iter::from_fn(move || {
        while let (Some((x, weight)), Some((y, other))) = (own.peek(), others.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(own.next()),
                std::cmp::Ordering::Greater => drop(others.next()),
                std::cmp::Ordering::Equal => {
                    let found = (*weight, *other);
                    own.next();
                    others.next();
                    return Some(found);
                }
            }
        }
        None
    })
}

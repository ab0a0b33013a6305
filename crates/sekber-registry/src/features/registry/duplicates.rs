//! Partners that may be entered twice: compared by name, acronym, website and legal numbers; and names that look like another's.

use std::cmp::Reverse;

use sekber_core::registry::duplicate::{Reason, proper};
use sekber_core::registry::{Likeness, Profile, likeness};
use sekber_core::text::words;
use sekber_core::value::OrganisationId;

use super::store::record::Comparable;
use crate::kit::cpu;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Most doubles shown.
const MOST: usize = 5;

/// A partner that may be the same as another.
#[derive(Debug, Clone, PartialEq)]
pub struct Double {
    /// The partner.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// How likely, 0 to 100, with the reasons.
    pub likeness: Likeness,
}

impl Double {
    /// The codes of the reasons, for the sentences that tell them.
    pub fn reasons(&self) -> Vec<&'static str> {
        let code = |reason: &Reason| match reason {
            Reason::SameLegalNumber { .. } => "number",
            Reason::SameName => "name",
            Reason::SimilarName { .. } => "similar",
            Reason::SameAcronym { .. } => "acronym",
            Reason::SameWebsite => "website",
        };
        self.likeness.reasons.iter().map(code).collect()
    }

    /// The reasons in the language of a page.
    pub fn why(&self, frame: &Frame) -> String {
        let told: Vec<String> =
            self.reasons().into_iter().map(|code| frame.say_code("double-", code)).collect();
        told.join(", ")
    }
}

/// The partners of a list that may be the same as one, the likeliest first; the one itself is left out.
pub fn doubles(
    name: &str,
    short_name: &str,
    website: &str,
    own: Option<&Comparable>,
    all: &[Comparable],
) -> Vec<Double> {
    let numbers = own.map(numbers).unwrap_or_default();
    let profile = Profile { name, short_name, legal_numbers: &numbers, website };
    let mut found: Vec<Double> = all
        .iter()
        .filter(|other| own.is_none_or(|own| own.id != other.id))
        .map(|other| Double {
            id: other.id.clone(),
            name: other.name.clone(),
            likeness: likeness_of(&profile, &compared(other, &self::numbers(other))),
        })
        .filter(|double| double.likeness.score >= Likeness::WORTH_ASKING)
        .collect();
    found.sort_by_key(|double| Reverse(double.likeness.score));
    found.truncate(MOST);
    found
}

/// The doubles of a partner that is in the list itself.
pub fn doubles_of(id: &OrganisationId, all: &[Comparable]) -> Vec<Double> {
    let Some(own) = all.iter().find(|other| other.id == *id) else { return Vec::new() };
    doubles(&own.name, &own.short_name, &own.website, Some(own), all)
}

/// What [`doubles`] finds of a name that is typed, worked out where computations are: it is compared letter by letter with the names
/// of all others.
///
/// # Errors
/// As [`cpu::run`].
pub async fn look_for(
    (name, short_name, website): (&str, &str, &str),
    all: Vec<Comparable>,
) -> Result<Vec<Double>, Problem> {
    let [name, short_name, website] = [name, short_name, website].map(str::to_owned);
    cpu::run(move || doubles(&name, &short_name, &website, None, &all)).await
}

/// The same of a partner that is in the list itself.
///
/// # Errors
/// As [`cpu::run`].
pub async fn look_for_those_of(id: &OrganisationId, all: Vec<Comparable>) -> Result<Vec<Double>, Problem> {
    let id = id.clone();
    cpu::run(move || doubles_of(&id, &all)).await
}

fn numbers(of: &Comparable) -> Vec<&str> {
    of.numbers.as_deref().unwrap_or_default().lines().filter(|number| !number.is_empty()).collect()
}

fn compared<'a>(of: &'a Comparable, numbers: &'a [&'a str]) -> Profile<'a> {
    Profile { name: &of.name, short_name: &of.short_name, legal_numbers: numbers, website: &of.website }
}

/// How likely two profiles belong to the same organisation, where letters that look alike are the same, and a name that holds the
/// whole other one, such as that of a branch, is worth asking about.
fn likeness_of(one: &Profile<'_>, other: &Profile<'_>) -> Likeness {
    let name = read_as(one.name, other.name);
    let short_name = read_as(one.short_name, other.short_name);
    let found = likeness(&Profile { name: &name, short_name: &short_name, ..*one }, other);
    if found.score < Likeness::WORTH_ASKING && holds_the_other(&name, other.name) {
        let reasons = vec![Reason::SimilarName { similarity: Likeness::WORTH_ASKING }];
        return Likeness { score: Likeness::WORTH_ASKING, reasons };
    }
    found
}

/// A word as it looks: a small L, a capital I and a one are the same line, an O and a zero the same ring.
fn look(word: &str) -> String {
    let drawn = |letter: char| match letter {
        'l' | '1' | 'i' => 'i',
        '0' | 'o' => 'o',
        other => other,
    };
    word.chars().map(drawn).collect::<String>().replace("rn", "m").replace("vv", "w")
}

/// A name in which every word that looks like one of another name, or like the name of the country, is that word; an acronym in
/// brackets stays.
fn read_as(name: &str, other: &str) -> String {
    let (bare, bracket) = name.split_once('(').map_or((name, None), |(bare, rest)| (bare, Some(rest)));
    let country = "indonesia".to_owned();
    let known: Vec<(String, String)> =
        words(other).into_iter().chain([country]).map(|word| (look(&word), word)).collect();
    let as_known = |word: String| {
        let looks = look(&word);
        known.iter().find(|(seen, _)| *seen == looks).map_or(word, |(_, known)| known.clone())
    };
    let read: Vec<String> = words(bare).into_iter().map(as_known).collect();
    match bracket {
        Some(bracket) => format!("{} ({bracket}", read.join(" ")),
        None => read.join(" "),
    }
}

/// Fewer letters than these say too little to be told by.
const TELLING_LETTERS: usize = 8;

/// Whether one of two names stands whole in the other: two words or more that are no legal form.
fn holds_the_other(one: &str, other: &str) -> bool {
    let telling = |name: &str| proper(&words(name.split_once('(').map_or(name, |(bare, _)| bare)));
    let (one, other) = (telling(one), telling(other));
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.len() >= 2
        && few.concat().chars().count() >= TELLING_LETTERS
        && many.windows(few.len()).any(|run| run == few.as_slice())
}

/// What names of the government, and of the joint secretariat itself, are made of.
const OF_GOVERNMENT: &[&[&str]] = &[
    &["sekretariat", "bersama"],
    &["sekretariat", "daerah"],
    &["sekber"],
    &["pemerintah"],
    &["pemda"],
    &["pemkab"],
    &["pemkot"],
    &["bupati"],
    &["wali", "kota"],
    &["walikota"],
    &["gubernur"],
    &["dinas"],
    &["bappeda"],
    &["kesbangpol"],
];

/// Whether a name sounds like one of the government or of the joint secretariat. It may be right all the same: whoever decides looks.
pub fn sounds_official(name: &str) -> bool {
    let worded: Vec<String> = words(name).iter().map(|word| look(word)).collect();
    let holds = |sought: &[&str]| {
        let sought: Vec<String> = sought.iter().map(|word| look(word)).collect();
        worded.windows(sought.len()).any(|run| run == sought.as_slice())
    };
    OF_GOVERNMENT.iter().any(|sought| holds(sought))
}

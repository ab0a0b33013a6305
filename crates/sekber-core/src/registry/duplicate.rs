//! How likely two partners are the same organisation, with the reasons a person can check.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::text::words;

/// What is compared of a partner.
#[derive(Debug, Clone, Copy, Default)]
pub struct Profile<'a> {
    /// The full name; an acronym in brackets behind it is understood.
    pub name: &'a str,
    /// The short name or acronym; may be empty.
    pub short_name: &'a str,
    /// Numbers of legal documents and the tax number, with whatever punctuation.
    pub legal_numbers: &'a [&'a str],
    /// Website; may be empty.
    pub website: &'a str,
}

/// Why two partners seem the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Reason {
    /// The same number of a legal document.
    SameLegalNumber {
        /// The number without punctuation.
        number: String,
    },
    /// The same name but for its legal form, capitals and signs.
    SameName,
    /// Nearly the same name.
    SimilarName {
        /// 0 to 100.
        similarity: u8,
    },
    /// One is called by the acronym of the other, or both by the same one.
    SameAcronym {
        /// The acronym, in small letters.
        acronym: String,
    },
    /// The same website.
    SameWebsite,
}

/// How likely two partners are the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Likeness {
    /// 0 to 100; from [`Likeness::WORTH_ASKING`] on a person should look, 100 means a shared legal number.
    pub score: u8,
    /// What the score rests on, strongest first.
    pub reasons: Vec<Reason>,
}

impl Likeness {
    /// From this score on it is worth asking a person.
    pub const WORTH_ASKING: u8 = 60;
}

/// Words that say what an organisation is in law, not which one it is.
const FORMS: &[&str] = &[
    "credit",
    "union",
    "cu",
    "yayasan",
    "perkumpulan",
    "lsm",
    "ngo",
    "pt",
    "cv",
    "tbk",
    "persero",
    "koperasi",
    "ksp",
    "kopdit",
    "perseroan",
    "terbatas",
    "lembaga",
    "foundation",
    "inc",
    "ltd",
    "indonesia",
];

/// Names shorter than this prove nothing by being similar.
const TELLING_LETTERS: usize = 5;

struct Folded {
    words: Vec<String>,
    acronyms: BTreeSet<String>,
    numbers: BTreeSet<String>,
    site: String,
}

fn is_number_worth_comparing(number: &str) -> bool {
    number.chars().filter(char::is_ascii_digit).count() >= 6
}

/// The words of a name that are no legal form.
pub fn proper(all: &[String]) -> Vec<String> {
    all.iter().filter(|word| !FORMS.contains(&word.as_str())).cloned().collect()
}

/// A name without its legal form, an acronym in brackets, spaces, capitals and signs: organisations of which it is the same
/// are called alike. A name of nothing but legal forms is kept whole.
pub fn name_alone(name: &str) -> String {
    let all = words(name.split_once('(').map_or(name, |(name, _)| name));
    let proper = proper(&all);
    if proper.is_empty() { all.concat() } else { proper.concat() }
}

fn folded(profile: &Profile<'_>) -> Folded {
    let (name, bracket) = profile.name.split_once('(').unwrap_or((profile.name, ""));
    let all = words(name);
    let proper = proper(&all);
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let plain: Vec<String> =
        all.iter().filter(|word| *word != "yayasan" && *word != "perkumpulan").cloned().collect();
    let mut acronyms: BTreeSet<String> = [initials(&all), initials(&plain)].into();
    acronyms.extend([bracket, profile.short_name].map(|text| words(text).concat()));
    // A name that is one short word is an acronym itself: "WVI".
    acronyms.extend(proper.first().filter(|_| proper.len() == 1).cloned());
    acronyms.retain(|acronym| acronym.chars().count() >= 3);
    let numbers = profile.legal_numbers.iter().map(|number| words(number).concat());
    let site = profile.website.trim().to_lowercase();
    let site = site.split_once("://").map_or(site.as_str(), |(_, rest)| rest).trim_start_matches("www.");
    Folded {
        words: if proper.is_empty() { all } else { proper },
        acronyms,
        numbers: numbers.filter(|number| is_number_worth_comparing(number)).collect(),
        site: site.trim_end_matches('/').to_owned(),
    }
}

/// Similarity of two names, 0 to 100: the better of letter by letter and the share of common words.
fn similarity(one: &[String], other: &[String]) -> u8 {
    let (a, b) = (one.concat(), other.concat());
    if a.chars().count().min(b.chars().count()) < TELLING_LETTERS {
        return 0;
    }
    let letters = strsim::normalized_damerau_levenshtein(&a, &b);
    let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
    let common = one.intersection(&other).count();
    let words = if common < 2 { 0.0 } else { common as f64 / one.union(&other).count() as f64 };
    // Both shares lie between 0 and 1, so that the rounded product fits.
    (letters.max(words) * 100.0).round() as u8
}

fn name_reason(one: &Folded, other: &Folded) -> Option<(u8, Reason)> {
    if !one.words.is_empty() && one.words.concat() == other.words.concat() {
        return Some((90, Reason::SameName));
    }
    let similarity = similarity(&one.words, &other.words);
    (similarity >= 70).then_some((similarity.saturating_sub(10), Reason::SimilarName { similarity }))
}

/// How likely two profiles belong to the same organisation; the order of the two does not matter.
pub fn likeness(one: &Profile<'_>, other: &Profile<'_>) -> Likeness {
    let (one, other) = (folded(one), folded(other));
    let mut found: Vec<(u8, Reason)> = Vec::new();
    if let Some(number) = one.numbers.intersection(&other.numbers).next() {
        found.push((100, Reason::SameLegalNumber { number: number.clone() }));
    }
    found.extend(name_reason(&one, &other));
    // A longer acronym is rarer: three letters are shared by chance more often than four.
    let acronym = one.acronyms.intersection(&other.acronyms).max_by_key(|acronym| (acronym.len(), *acronym));
    if let Some(acronym) = acronym {
        let score = if acronym.len() > 3 { 70 } else { 60 };
        found.push((score, Reason::SameAcronym { acronym: acronym.clone() }));
    }
    if !one.site.is_empty() && one.site == other.site {
        found.push((75, Reason::SameWebsite));
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    Likeness { score: combined(&found), reasons: found.into_iter().map(|(_, reason)| reason).collect() }
}

/// The strongest reason, raised by a quarter of the rest towards 99 for every other; only a number gives 100.
fn combined(found: &[(u8, Reason)]) -> u8 {
    let Some(((best, _), others)) = found.split_first() else { return 0 };
    others.iter().fold(*best, |score, _| score + 99_u8.saturating_sub(score) / 4)
}

#[cfg(test)]
mod tests;

//! Search as you type over the nomenclature: an official knows words or part of a code, seldom the whole name.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::{Entry, all, applies_in};

/// What is compared with a query: name and themes folded to lower-case words, each with a space before it, and the
/// place of the parent in the table.
struct Folded {
    name: String,
    themes: String,
    parent: Option<usize>,
}

static FOLDED: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    let entries = all();
    let place = |code: &str| entries.binary_search_by(|entry| entry.code.cmp(code)).ok();
    let folded = entries.iter().map(|entry| Folded {
        name: fold(entry.name),
        themes: entry.tags.iter().map(|tag| fold(tag)).collect(),
        parent: entry.parent.and_then(place),
    });
    folded.collect()
});

/// The same among what a district may do, by its code.
pub fn search_in(words: &str, limit: usize, district: &str) -> Vec<&'static Entry> {
    let found = search(words, all().len()).into_iter();
    found.filter(|entry| applies_in(entry.code, district)).take(limit).collect()
}

/// The one entry of a district that is called so, whether "Program" stands before the name or not; none where several are.
pub fn named(name: &str, district: &str) -> Option<&'static Entry> {
    let wanted = fold(name);
    let wanted = bare(&wanted);
    if wanted.is_empty() {
        return None;
    }
    let called = all().iter().zip(FOLDED.iter()).filter(|(_, text)| bare(&text.name) == wanted);
    let mut called = called.map(|(entry, _)| entry).filter(|entry| applies_in(entry.code, district));
    let only = called.next()?;
    called.next().is_none().then_some(only)
}

/// A folded name without "program" before it.
fn bare(name: &str) -> &str {
    name.strip_prefix(" program").filter(|rest| rest.starts_with(' ')).unwrap_or(name)
}

/// Finds entries for what was typed, the best first, at most `limit`.
///
/// A query written like a code (`1.02`, `x.xx.01`) finds the codes that begin with it, in code order. Otherwise an entry
/// is found when every word of the query begins a word of its name, of a name above it, or of its themes. Ahead come
/// entries whose own name holds more of the words (whole words before beginnings), names that begin with the query,
/// then shorter names, then code order. At most 32 words are looked at. An empty query finds nothing.
pub fn search(words: &str, limit: usize) -> Vec<&'static Entry> {
    let by_code = with_code(words.trim(), limit);
    if !by_code.is_empty() {
        return by_code;
    }
    let query = fold(words);
    let words: Vec<String> = query.split_whitespace().take(32).map(|word| format!(" {word}")).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let everything = u32::MAX >> (32 - words.len());

    let mut reached: Vec<u32> = Vec::with_capacity(FOLDED.len());
    let mut found = Vec::new();
    for (entry, text) in all().iter().zip(FOLDED.iter()) {
        let own = matches(&words, &text.name);
        let above = text.parent.and_then(|place| reached.get(place)).copied().unwrap_or(0);
        reached.push(own | above);
        if own | above | matches(&words, &text.themes) == everything {
            let whole = words.iter().filter(|word| holds_whole(&text.name, word)).count();
            let rank = (own.count_ones(), whole, text.name.starts_with(&query));
            found.push(((Reverse(rank), text.name.len(), entry.code), entry));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(limit).map(|(_, entry)| entry).collect()
}

/// Entries whose code begins with `query`, if that is written like a code.
fn with_code(query: &str, limit: usize) -> Vec<&'static Entry> {
    let code = query.to_ascii_uppercase();
    if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'X')) {
        return Vec::new();
    }
    all().iter().filter(|entry| entry.code.starts_with(&code)).take(limit).collect()
}

/// One bit for each word that begins a word of `name`.
fn matches(words: &[String], name: &str) -> u32 {
    words.iter().enumerate().filter(|(_, word)| name.contains(word.as_str())).map(|(bit, _)| 1 << bit).sum()
}

/// Whether `word` (with its leading space) is a word of `name` to the end. One or two letters are still being typed and
/// do not count as a word.
fn holds_whole(name: &str, word: &str) -> bool {
    word.len() > 3
        && name
            .match_indices(word)
            .any(|(at, _)| name[at + word.len()..].chars().next().is_none_or(|next| next == ' '))
}

/// Lower-case words, each with a space before it: `Air (bersih)` becomes ` air bersih`.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        folded.push(' ');
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

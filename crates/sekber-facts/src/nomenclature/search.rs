//! Search as you type over the nomenclature: an official knows words or part of a code, seldom the whole name.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::{Entry, all};

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

/// Finds entries for what was typed, the best first, at most `limit`.
///
/// An entry is found when its code begins with the query, or when every word of the query begins a word of its name, of
/// a name above it, or of its themes. Ahead come: the exact code, codes that begin with the query, entries whose own name holds more
/// of the words (whole words before beginnings), names that begin with the query, then shorter names, then code
/// order. At most 32 words are looked at. An empty query finds nothing.
pub fn search(words: &str, limit: usize) -> Vec<&'static Entry> {
    let code = words.trim().to_ascii_uppercase();
    let folded = fold(words);
    if folded.is_empty() {
        return Vec::new();
    }
    let words: Vec<&str> =
        folded.split_inclusive(' ').map(str::trim_end).filter(|word| !word.is_empty()).collect();
    let words: Vec<String> = words.iter().take(32).map(|word| format!(" {word}")).collect();
    let everything = u32::MAX >> (32 - words.len().clamp(1, 32));

    let mut seen: Vec<u32> = Vec::with_capacity(FOLDED.len());
    let mut found = Vec::new();
    for (entry, text) in all().iter().zip(FOLDED.iter()) {
        let own = matches(&words, &text.name);
        let above = text.parent.and_then(|place| seen.get(place)).copied().unwrap_or(0);
        seen.push(own | above);
        let themes = matches(&words, &text.themes);
        let by_code = entry.code.starts_with(&code);
        if by_code || own | above | themes == everything {
            let whole = words.iter().filter(|word| holds_whole(&text.name, word)).count();
            let begins = text.name.starts_with(&folded);
            let rank =
                (Reverse((entry.code == code, by_code, own.count_ones(), whole, begins)), text.name.len());
            found.push((rank, entry));
        }
    }
    found.sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.code.cmp(right.code)));
    found.into_iter().take(limit).map(|(_, entry)| entry).collect()
}

/// One bit for each word that begins a word of `name`.
fn matches(words: &[String], name: &str) -> u32 {
    words.iter().enumerate().filter(|(_, word)| name.contains(word.as_str())).map(|(bit, _)| 1 << bit).sum()
}

/// Whether `word` (with its leading space) is a word of `name` to the end.
fn holds_whole(name: &str, word: &str) -> bool {
    name.match_indices(word)
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

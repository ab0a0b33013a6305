//! Phrases that only say where something is done. Everybody of a district writes them, and the words they are made of mean something
//! else elsewhere: a village called Jasa renders no services, and Ketungau Hilir has no downstream industry.

use std::collections::HashSet;

use sekber_core::text::{fold, words};

use super::numbers::is_number;

/// Words for the level of a place, before its name or behind a number.
const LEVELS: [&str; 16] = [
    "kecamatan",
    "kec",
    "desa",
    "kelurahan",
    "kel",
    "kabupaten",
    "kab",
    "kampung",
    "dusun",
    "distrik",
    "nagari",
    "gampong",
    "kapanewon",
    "kalurahan",
    "pekon",
    "lembang",
];
/// Longest name of a place, in words, that is looked for.
const LONGEST: usize = 4;

/// The names of places around a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceNames(HashSet<String>);

impl PlaceNames {
    /// Names as the table of regions has them.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self(names.map(|name| words(bare(name)).join(" ")).filter(|name| !name.is_empty()).collect())
    }

    /// A folded text without places: a level with a name behind it ("Kecamatan Ketungau Hilir"), so many of a level ("5 desa"), names of
    /// several words, and names of one word that stand in a list of such or mean nothing else. Linear in the text.
    pub(super) fn without(&self, text: &str, is_common: impl Fn(&str) -> bool) -> String {
        let text = fold(text);
        let spans = spans(&text);
        let word = |at: usize| spans.get(at).map_or("", |(from, to)| &text[*from..*to]);
        // Whether nothing but a space or a hyphen stands before a word.
        let follows = |at: usize| {
            at > 0
                && at < spans.len()
                && text[spans[at - 1].1..spans[at].0].trim_matches([' ', '-']).is_empty()
        };
        let name_at = |at: usize| -> usize {
            let longest = (1..LONGEST).take_while(|more| follows(at + more)).count() + 1;
            let named = |length: &usize| {
                let name: Vec<&str> = (at..at + length).map(word).collect();
                self.0.contains(&name.join(" "))
            };
            if at < spans.len() { (1..=longest).rev().find(named).unwrap_or(0) } else { 0 }
        };
        let (mut kept, mut from, mut at, mut is_list) = (String::with_capacity(text.len()), 0, 0, false);
        while at < spans.len() {
            let is_level = LEVELS.contains(&word(at));
            let named = if is_level && follows(at + 1) { name_at(at + 1) } else { 0 };
            let dropped = match named {
                1.. => 1 + named,
                _ if is_number(word(at)) && follows(at + 1) && LEVELS.contains(&word(at + 1)) => 2,
                _ => match name_at(at) {
                    1 if is_common(word(at)) && !is_list => 0,
                    length => length,
                },
            };
            if dropped == 0 {
                is_list &= word(at) == "dan";
                at += 1;
                continue;
            }
            kept.push_str(&text[from..spans[at].0]);
            kept.push(',');
            from = spans[at + dropped - 1].1;
            is_list = !is_number(word(at));
            at += dropped;
        }
        kept.push_str(&text[from..]);
        kept
    }
}

/// A region's name without the word for its level, where the table of regions writes one.
pub(super) fn bare(name: &str) -> &str {
    ["Kabupaten ", "Kota "].iter().find_map(|level| name.strip_prefix(level)).unwrap_or(name)
}

/// Where the words of a folded text stand.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut is_within = false;
    for (at, sign) in text.char_indices() {
        match (sign.is_alphanumeric(), is_within) {
            (true, false) => spans.push((at, at + sign.len_utf8())),
            (true, true) => {
                if let Some(last) = spans.last_mut() {
                    last.1 = at + sign.len_utf8();
                }
            }
            (false, _) => {}
        }
        is_within = sign.is_alphanumeric();
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_left_out_and_what_is_done_stays() {
        let names = ["Ketungau Hilir", "Jasa", "Mapan Jaya", "Tempunak", "Sintang"];
        let names = PlaceNames::new(names.into_iter());
        let common = |word: &str| ["jasa", "desa"].contains(&word);
        let without = |text: &str| words(&names.without(text, common)).join(" ");
        assert_eq!(without("Pelestarian tenun di Kecamatan Ketungau Hilir"), "pelestarian tenun di");
        assert_eq!(
            without("Memandu warga di 5 desa: Mapan Jaya, Jasa dan Tempunak."),
            "memandu warga di dan"
        );
        assert_eq!(
            without("Jasa angkutan, dana desa, perangkat desa"),
            "jasa angkutan dana desa perangkat desa"
        );
        assert_eq!(without("Jalan ke Desa Jasa, lalu jasa konstruksi"), "jalan ke lalu jasa konstruksi");
        assert_eq!(without("Air bersih Tempunak-Sintang"), "air bersih");
        assert_eq!(without(""), "");
    }
}

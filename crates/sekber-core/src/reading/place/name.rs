//! The name of a place taken apart: the word for its level, abbreviations, alternatives with a slash.

use crate::text::{fold, words};
use crate::value::region::RegionLevel;

/// A name as written, without the word for its level.
pub(super) struct Written {
    /// The level that the text names.
    pub level: Option<RegionLevel>,
    /// Whether all places of the level are meant.
    pub all: bool,
    /// The words of the name proper, abbreviations spelt out.
    pub words: Vec<String>,
}

impl Written {
    /// What the name is found by; spaces do not count.
    pub fn key(&self) -> String {
        self.words.concat()
    }
}

fn level(word: &str) -> Option<RegionLevel> {
    Some(match word {
        "desa" | "ds" | "kel" | "kelurahan" | "kalurahan" | "sedesa" => RegionLevel::Village,
        "kec" | "kecamatan" | "sekecamatan" | "kapanewon" | "kemantren" => RegionLevel::District,
        "kab" | "kabupaten" | "sekabupaten" => RegionLevel::Regency,
        "prov" | "provinsi" | "propinsi" | "prop" => RegionLevel::Province,
        _ => return None,
    })
}

/// Words for a level that are as often a part of the name: `Kampung Baru` may be a village of that name or the kampung
/// Baru, `Distrik Makimi` the kecamatan.
pub(super) fn regional_level(word: &str) -> Option<RegionLevel> {
    Some(match word {
        "kampung" | "gampong" | "nagari" | "pekon" | "negeri" | "lembang" | "village" => RegionLevel::Village,
        "distrik" | "district" | "subdistrict" => RegionLevel::District,
        _ => return None,
    })
}

/// Whether a word says a level, however it is used.
pub(super) fn says_level(word: &str) -> bool {
    level(word).is_some()
}

fn spelt_out(word: String) -> String {
    match word.as_str() {
        "sei" | "sui" | "sungei" | "s" => "sungai".to_owned(),
        "ng" | "nangah" => "nanga".to_owned(),
        "tj" | "tjg" | "tanjong" => "tanjung".to_owned(),
        "kp" | "kampong" => "kampung".to_owned(),
        _ => word,
    }
}

/// Takes a name apart.
pub(super) fn written(text: &str) -> Written {
    let words = words(text);
    let says_all = |word: &String| matches!(word.as_str(), "semua" | "seluruh" | "setiap" | "tiap" | "se");
    let all = words.len() > 1 && words.first().is_some_and(says_all) && level(&words[1]).is_some();
    let from = usize::from(all);
    // "Desa/Kelurahan Ladang": the last of several level words is as good as the first.
    let levels = words.iter().skip(from).map_while(|word| level(word));
    let (first, count) = levels.fold((None, 0), |(first, count), named| (first.or(Some(named)), count + 1));
    Written { level: first, all, words: words.into_iter().skip(from + count).map(spelt_out).collect() }
}

/// Alternatives with a slash that are tried at most.
const MOST_ALTERNATIVES: usize = 8;

/// Everything the text may be found by: `Pangkadan/Pengkadan Sungai Rupa` gives both spellings. With more than eight
/// alternatives it is a list, not a name, and found as a whole or not at all.
pub(super) fn keys_of(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut texts = vec![folded.clone()];
    if (1..=MOST_ALTERNATIVES).contains(&folded.matches('/').count()) {
        texts.extend(folded.split('/').map(str::to_owned));
        let tokens: Vec<&str> = folded.split(' ').collect();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.contains('/')) {
            for choice in token.split('/') {
                let mut chosen = tokens.clone();
                chosen[at] = choice;
                texts.push(chosen.join(" "));
            }
        }
    }
    let mut keys: Vec<String> = Vec::new();
    for key in texts.iter().map(|text| written(text).key()) {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// A name without its first word, as people drop "Nanga" or "Sungai"; only when enough is left to be telling.
pub(super) fn loose_key(name: &Written) -> Option<String> {
    let rest = name.words.get(1..)?.concat();
    let dropped =
        matches!(name.words[0].as_str(), "nanga" | "sungai" | "tanjung" | "kampung" | "bukit" | "lubuk");
    (dropped && rest.chars().count() >= 4).then_some(rest)
}

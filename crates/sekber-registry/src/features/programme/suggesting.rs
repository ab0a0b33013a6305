//! What the words of a programme and its chosen codes tell for sure: themes, goals, and the code that is called like it.

use sekber_facts::{nomenclature, theme};

use crate::kit::card::{Described, SuggestionKind};

/// What something was concluded from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Words of its title and description.
    Words(Vec<&'static str>),
    /// A code that was chosen.
    Code(String),
    /// Its title, which is the name of the code.
    Name,
}

/// Everything that is sure of what is typed so far, the surest of each kind first: what to choose, and from what it follows.
/// Linear in the texts.
pub fn concluded(described: &Described, district: &str) -> Vec<(SuggestionKind, String, Ground)> {
    let told = theme::for_sure(&described.title, &described.description);
    let mut found = Vec::new();
    if described.nomenclature.is_empty() {
        let by_words = told.iter().map(|one| (one.theme.to_owned(), Ground::Words(one.words.clone())));
        found.extend(by_words.map(|(theme, ground)| (SuggestionKind::Theme, theme, ground)));
    } else {
        // Names of the nomenclature use common words in a sense of their own, so there the code tells.
        let codes = described.nomenclature.iter();
        let by_code = codes.filter_map(|code| Some((theme::of_code(code)?.to_owned(), code.clone())));
        found.extend(by_code.map(|(theme, code)| (SuggestionKind::Theme, theme, Ground::Code(code))));
    }
    let named = nomenclature::named(&described.title, district);
    found.extend(named.map(|entry| (SuggestionKind::Code, entry.code.to_owned(), Ground::Name)));
    let goals = told.into_iter().filter_map(|one| Some((theme::goal_of(one.theme)?, one.words)));
    found.extend(goals.map(|(goal, words)| (SuggestionKind::Goal, goal.to_owned(), Ground::Words(words))));
    found
}

/// What ends a clause, and with it what is denied in it.
const ENDS: [char; 8] = [',', ';', '.', '!', '?', '(', ')', '\n'];
/// Words after “tidak” with which a programme says what it is not about. Other uses of it name what it is about: “rumah tidak layak huni”.
const NOT_ABOUT: [&str; 9] =
    ["termasuk", "mencakup", "meliputi", "berkaitan", "terkait", "menangani", "berupa", "tentang", "untuk"];
/// Words after “bukan” with which more is said and nothing denied.
const NOT_ONLY: [&str; 4] = ["hanya", "saja", "sekadar", "sekedar"];

/// A text without what it says a programme is not about: from “bukan”, or “tidak” with a word such as “termasuk”, to the end of the clause
/// or to “tetapi”. Whoever denies something is not to be told that it is theirs. Linear in the text.
pub fn affirmed(text: &str) -> String {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut kept = String::with_capacity(text.len());
    for clause in text.split_inclusive(ENDS) {
        let words: Vec<&str> = clause.split_inclusive(char::is_whitespace).collect();
        let mut is_denied = false;
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).map(|next| bare(next)).unwrap_or_default();
            match bare(word).as_str() {
                "bukan" => is_denied = !NOT_ONLY.contains(&next.as_str()),
                "tidak" if NOT_ABOUT.contains(&next.as_str()) => is_denied = true,
                "tetapi" | "melainkan" | "namun" => is_denied = false,
                _ => {}
            }
            if !is_denied {
                kept.push_str(word);
            }
        }
        if is_denied {
            kept.push_str(". ");
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::affirmed;

    #[test]
    fn what_a_programme_says_it_is_not_about_suggests_nothing() {
        for same in [
            "Rumah tidak layak huni, 20 unit",
            "Bukan hanya gizi tetapi juga air",
            "Penyakit tidak menular",
            "",
        ] {
            assert_eq!(affirmed(same), same);
        }
        assert_eq!(affirmed("Kebun sekolah, bukan jalan dan jembatan."), "Kebun sekolah, . ");
        assert_eq!(affirmed("Ini bukan jalan melainkan kebun"), "Ini melainkan kebun");
        assert_eq!(affirmed("Tidak termasuk gizi; air bersih").trim_start_matches([' ', '.']), "air bersih");
    }
}

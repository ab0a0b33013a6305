//! What the parts of a district are called where it lies. In some provinces a law has names of its own for kecamatan and desa and for
//! who leads them. Only our own sentences are told so: what somebody typed, and names of records, stay as they are.

use std::borrow::Cow;

/// Words with those that take their place: longer ones stand before those that they begin with.
type Said = &'static [(&'static str, &'static str)];

/// Papua: Law 21 of 2001 as changed, distrik and kampung.
const PAPUA: Said = &[
    ("dana desa", "dana desa"),
    ("badan permusyawaratan desa", "badan musyawarah kampung"),
    ("kecamatan", "distrik"),
    ("camat", "kepala distrik"),
    ("desa", "kampung"),
];

/// Kabupaten of Yogyakarta: Law 13 of 2012 and the regulations under it, kapanewon and kalurahan.
const YOGYAKARTA: Said = &[
    ("dana desa", "dana desa"),
    ("kepala desa", "lurah"),
    ("desa/kelurahan", "kalurahan"),
    ("kelurahan/desa", "kalurahan"),
    ("kecamatan", "kapanewon"),
    ("camat", "panewu"),
    ("desa", "kalurahan"),
];

/// The city of Yogyakarta, which has no desa.
const CITY_OF_YOGYAKARTA: Said = &[("kecamatan", "kemantren"), ("camat", "mantri pamong praja")];

/// Aceh: Law 11 of 2006, gampong.
const ACEH: Said = &[
    ("dana desa", "dana desa"),
    ("badan permusyawaratan desa", "tuha peut"),
    ("kepala desa", "keuchik"),
    ("desa", "gampong"),
];

/// West Sumatra: nagari by the regulations of the province.
const WEST_SUMATRA: Said = &[
    ("dana desa", "dana desa"),
    ("badan permusyawaratan desa", "badan permusyawaratan nagari"),
    ("kepala desa", "wali nagari"),
    ("desa", "nagari"),
];

/// How our sentences are told: each of their texts, as it is to be read.
pub type Telling = fn(&str) -> Cow<'_, str>;

/// How sentences are told in a district, with a name for it; none where kecamatan and desa are the words.
pub fn telling(region: &str) -> Option<(&'static str, Telling)> {
    let (province, part) = region.split_once('.').unwrap_or((region, ""));
    match (province, part) {
        ("91" | "92" | "93" | "94" | "95" | "96", _) => named("papua", |text| told(text, PAPUA)),
        ("34", "71") => named("city of yogyakarta", |text| told(text, CITY_OF_YOGYAKARTA)),
        ("34", _) => named("yogyakarta", |text| told(text, YOGYAKARTA)),
        // Aceh Tenggara, Tengah, Singkil, Gayo Lues, Tamiang, Bener Meriah and Subulussalam have other names still.
        ("11", "02" | "04" | "10" | "13" | "16" | "17" | "75") => None,
        ("11", _) => named("aceh", |text| told(text, ACEH)),
        // The Mentawai islands have desa, the cities kelurahan.
        ("13", "09") => None,
        ("13", part) if part.starts_with('7') => None,
        ("13", _) => named("west sumatra", |text| told(text, WEST_SUMATRA)),
        _ => None,
    }
}

/// A way of telling with its name. Fluent takes a plain function, which holds no table, so each table has one of its own.
fn named(name: &'static str, telling: Telling) -> Option<(&'static str, Telling)> {
    Some((name, telling))
}

/// A text with its words told otherwise, each as it was written: small, or with a capital.
fn told<'t>(text: &'t str, said: Said) -> Cow<'t, str> {
    let mut changed: Option<String> = None;
    let (mut kept, mut at) = (0, 0);
    while let Some(next) = text[at..].chars().next() {
        let begins = !text[..at].chars().next_back().is_some_and(is_of_a_word);
        let found = said.iter().find(|(word, _)| begins && stands(&text[at..], word));
        let Some((word, other)) = found else {
            at += next.len_utf8();
            continue;
        };
        let changed = changed.get_or_insert_with(String::new);
        changed.push_str(&text[kept..at]);
        changed.push_str(&cased(&text[at..at + word.len()], other));
        at += word.len();
        kept = at;
    }
    match changed {
        Some(changed) => Cow::Owned(changed + &text[kept..]),
        None => Cow::Borrowed(text),
    }
}

/// Whether a text begins with a word, whatever its capitals, and the word ends there: alone, or with "nya" behind it.
fn stands(text: &str, word: &str) -> bool {
    let Some(start) = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)) else {
        return false;
    };
    let rest = &text[start.len()..];
    let behind = rest.strip_prefix("nya").unwrap_or(rest);
    !behind.starts_with(is_of_a_word)
}

/// Whether a sign belongs to a word; names of columns such as `kode_desa` are one.
fn is_of_a_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// A word with the capitals of the one whose place it takes: of each part where all of its parts have them, else of the first.
fn cased(written: &str, other: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        first + letters.as_str()
    };
    let has = |part: &str| part.starts_with(char::is_uppercase);
    if written.contains(' ') && written.split(' ').all(has) {
        return other.split(' ').map(capital).collect::<Vec<_>>().join(" ");
    }
    if has(written) { capital(other) } else { other.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_region(region: &str, text: &str) -> String {
        telling(region).map_or_else(|| text.to_owned(), |(_, telling)| telling(text).into_owned())
    }

    #[test]
    fn sentences_are_told_in_the_words_of_the_province() {
        let sentence = "Kecamatan dan desa; setiap desa atau kecamatannya.";
        assert_eq!(in_region("61.05", sentence), sentence);
        assert_eq!(in_region("93.04", sentence), "Distrik dan kampung; setiap kampung atau distriknya.");
        assert_eq!(
            in_region("34.02", sentence),
            "Kapanewon dan kalurahan; setiap kalurahan atau kapanewonnya."
        );
        assert_eq!(in_region("34.71", "Kecamatan"), "Kemantren");
        assert_eq!(in_region("11.71", sentence), "Kecamatan dan gampong; setiap gampong atau kecamatannya.");
        assert_eq!(in_region("13.06", "Desa"), "Nagari");
        assert_eq!(in_region("13.09", "Desa"), "Desa");
        assert_eq!(in_region("13.71", "Desa"), "Desa");
    }

    #[test]
    fn who_leads_and_what_is_no_place_are_told_rightly() {
        assert_eq!(in_region("13.06", "Nama kepala desa"), "Nama wali nagari");
        assert_eq!(in_region("11.71", "Kepala Desa "), "Keuchik ");
        assert_eq!(in_region("93.04", "Kepala Desa "), "Kepala Kampung ");
        assert_eq!(
            in_region("93.04", "Ketua Badan Permusyawaratan Desa,"),
            "Ketua Badan Musyawarah Kampung,"
        );
        assert_eq!(
            in_region("93.04", "Keputusan kepala desa atau camat"),
            "Keputusan kepala kampung atau kepala distrik"
        );
        assert_eq!(in_region("34.02", "= Desa/kelurahan"), "= Kalurahan");
        let others = "Dana Desa, perdesaan, desain, kode_desa";
        assert_eq!(in_region("93.04", others), others);
    }

    #[test]
    fn what_needs_no_other_word_is_not_copied() {
        let (_, telling) = telling("93.04").unwrap();
        assert!(matches!(telling("Simpan — tanpa kata itu"), Cow::Borrowed(_)));
    }
}

//! The names of the other regencies and cities of the country: whoever writes one does not mean a place of this district that is spelt
//! alike.

use std::collections::HashMap;
use std::sync::OnceLock;

use sekber_core::text::words;
use sekber_core::value::RegionCode;
use sekber_facts::region;

/// Words that say that a regency or city is meant.
const SAYING: [&str; 6] = ["kabupaten", "kab", "kota", "administrasi", "regency", "regencies"];

/// The name without those words.
fn bare(name: &str) -> String {
    words(name).into_iter().filter(|word| !SAYING.contains(&word.as_str())).collect()
}

/// The codes of the regencies and cities by their bare names; a regency and a city may share one.
fn regencies() -> &'static HashMap<String, Vec<String>> {
    static ALL: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: HashMap<String, Vec<String>> = HashMap::new();
        for one in region::regencies() {
            all.entry(bare(&one.name)).or_default().push(one.code);
        }
        all
    })
}

/// Whether a text is the name of a regency or city, and of none that is this district.
pub(super) fn is_another_regency(district: &RegionCode, text: &str) -> bool {
    let codes = regencies().get(&bare(text));
    codes.is_some_and(|codes| codes.iter().all(|code| code != district.as_str()))
}

/// Whether a text says with a word of its own that it is another regency: "Bintan" may be a village, "Kabupaten Bintan" is none.
pub(super) fn is_said(district: &RegionCode, text: &str) -> bool {
    let says = |word: &String| ["kabupaten", "kab", "kota", "regency"].contains(&word.as_str());
    words(text).iter().any(says) && is_another_regency(district, text)
}

/// Whether two names are the same but for such words.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_regency_is_known_by_its_name() {
        let district: RegionCode = "61.05".parse().unwrap();
        for name in ["Kabupaten Bintan", "bintan", "Kab. Sekadau", "Kota Pontianak"] {
            assert!(is_another_regency(&district, name), "{name}");
        }
        for name in ["Kabupaten Sintang", "Sintang", "Kec. Sepauk", "Desa Bintan", ""] {
            assert!(!is_another_regency(&district, name), "{name}");
        }
        assert!(is_said(&district, "Kabupaten Bintan") && !is_said(&district, "Bintan"));
    }
}

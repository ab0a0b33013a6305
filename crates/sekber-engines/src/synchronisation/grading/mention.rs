//! Names of organisations in texts: whether the record of one names the other, as funder, partner or helper.

use std::collections::HashSet;

use sekber_core::text::words;

/// Words that stand in the names of many organisations.
const USUAL: &str = "yayasan perkumpulan lembaga indonesia dinas kabupaten kota provinsi badan pemerintah kementerian program \
    dan komunitas konsorsium pt kelompok koperasi untuk forum masyarakat peduli cv ud bagian sekretariat daerah kantor \
    persatuan ikatan himpunan gerakan universitas sekolah tinggi institut bank credit union serikat organisasi";
/// Words behind which a name only says where an organisation is.
const WHERE: [&str; 3] = ["kabupaten", "provinsi", "kota"];
/// Longest run of words that is looked for.
pub(super) const LONGEST: usize = 5;

/// How sure a name is.
pub(super) const SURE: f64 = 1.0;
/// How sure a single telling word of a name is.
const LIKELY: f64 = 0.6;

/// What an organisation is called in the texts of others: runs of folded words, each with how sure it is.
/// `is_common` tells whether a word is one of everyday government speech or the name of a region.
pub(super) fn names(name: &str, short: &str, is_common: impl Fn(&str) -> bool) -> Vec<(String, f64)> {
    let usual: HashSet<&str> = USUAL.split_whitespace().collect();
    let all = words(name);
    let tells = |word: &&String| !usual.contains(word.as_str());
    let mut found: Vec<(String, f64)> = Vec::new();
    let mut add = |run: &[&str], sure: f64| {
        if !run.is_empty() && run.len() <= LONGEST {
            found.push((run.join(" "), sure));
        }
    };
    let whole: Vec<&str> = all.iter().map(String::as_str).collect();
    let end = whole.iter().position(|word| WHERE.contains(word)).filter(|at| *at >= 2).unwrap_or(whole.len());
    for run in [&whole[..], &whole[..end]] {
        // One word by itself must be a name.
        if run.len() > 1 || run.first().is_some_and(|word| word.len() > 3 && !is_common(word)) {
            add(run, SURE);
        }
    }
    let telling: Vec<&str> = all.iter().filter(tells).map(String::as_str).collect();
    if telling.len() > 1 && telling.len() < whole.len() && telling.iter().any(|word| !is_common(word)) {
        add(&telling, SURE);
    }
    for two in all.windows(2) {
        let names = two.iter().all(|word| tells(&word)) && two.iter().any(|word| !is_common(word));
        if names {
            add(&[&two[0], &two[1]], SURE);
        }
    }
    for word in telling.iter().filter(|word| word.len() >= 5 && !is_common(word)) {
        add(&[word], LIKELY);
    }
    let mut shorts: Vec<String> = acronyms(name);
    shorts.push(initials(&all));
    shorts.push(words(short).join(" "));
    for short in shorts.iter().filter(|short| short.len() >= 3 && !usual.contains(short.as_str())) {
        let run: Vec<&str> = short.split(' ').collect();
        if run.len() > 1 || !is_common(short) {
            add(&run, SURE);
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by(|next, kept| next.0 == kept.0);
    found
}

/// Words of a name with two capital letters at least: `WWF`, `YAKKUM`, `BPBD`.
fn acronyms(name: &str) -> Vec<String> {
    let parts = name.split(|sign: char| !sign.is_alphanumeric());
    let capitals = |word: &&str| word.chars().filter(|sign| sign.is_uppercase()).count() >= 2;
    parts.filter(capitals).map(str::to_lowercase).collect()
}

fn initials(words: &[String]) -> String {
    let telling = words.iter().filter(|word| *word != "dan" && *word != "untuk");
    telling.filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Vec<String> {
        let common = ["kesehatan", "sintang", "cianjur", "rumah", "ekonomi", "kreatif", "pariwisata"];
        names(name, "", |word| common.contains(&word)).into_iter().map(|(run, _)| run).collect()
    }

    #[test]
    fn an_organisation_is_known_by_its_names_and_not_by_everyday_words() {
        let office = of("Dinas Kesehatan Kabupaten Sintang");
        assert!(office.contains(&"dinas kesehatan".to_owned()), "{office:?}");
        assert!(!office.contains(&"kesehatan".to_owned()), "{office:?}");
        assert!(of("Yayasan WWF Indonesia").contains(&"wwf".to_owned()));
        assert!(of("Wahana Visi Indonesia").contains(&"wvi".to_owned()));
        assert!(!of("Dinas Pariwisata dan Ekonomi Kreatif").contains(&"ekonomi kreatif".to_owned()));
        assert!(!of("PT").contains(&"pt".to_owned()));
    }
}

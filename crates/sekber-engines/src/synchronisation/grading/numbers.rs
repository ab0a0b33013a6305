//! Counted things in a text: "25 sekolah" and "dua puluh lima sekolah" are the same.

use sekber_core::text::words;

/// So many of something, with the word that follows the number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Counted {
    /// How many.
    pub amount: u64,
    /// Of what: the next word, folded; empty at the end of a text.
    pub what: String,
    /// The words that follow in the same clause, folded, two at most: 144 perangkat *desa*.
    pub more: Vec<String>,
}

/// Words behind the one that is counted that are looked at.
pub(super) const MORE: usize = 2;
/// What ends a clause.
const ENDS: [char; 9] = ['\n', '.', ',', ';', ':', '(', ')', '!', '?'];
/// Smaller numbers stand in every text.
const LEAST: u64 = 4;
/// Numbers between these are taken for years.
const YEARS: std::ops::RangeInclusive<u64> = 1990..=2035;
/// So many villages say where somebody works, which is told apart; whoever works in the same ones has the same number of them.
const PLACES: [&str; 6] = ["desa", "kelurahan", "dusun", "kecamatan", "kabupaten", "provinsi"];

fn unit(word: &str) -> Option<u64> {
    Some(match word {
        "dua" => 2,
        "tiga" => 3,
        "empat" => 4,
        "lima" => 5,
        "enam" => 6,
        "tujuh" => 7,
        "delapan" => 8,
        "sembilan" => 9,
        "sepuluh" => 10,
        "sebelas" => 11,
        "seratus" => 100,
        "seribu" => 1_000,
        _ => return None,
    })
}

/// Whether a folded word is a number, in digits or spelt.
pub(super) fn is_number(word: &str) -> bool {
    unit(word).is_some() || (!word.is_empty() && word.bytes().all(|sign| sign.is_ascii_digit()))
}

/// A number in words at the beginning of a list of words, with how many words it takes.
fn spelt(words: &[String]) -> Option<(u64, usize)> {
    let (mut done, mut group) = (0_u64, unit(words.first()?)?);
    let (mut last, mut taken) = (group, 1);
    for word in &words[1..] {
        match (word.as_str(), unit(word)) {
            ("belas", _) => group += 10,
            ("puluh", _) => group = group - last + last * 10,
            ("ratus", _) => group = group - last + last * 100,
            ("ribu", _) => (done, group) = (done + group.saturating_mul(1_000), 0),
            (_, Some(next)) if next < 10 || group >= 100 => (group, last) = (group + next, next),
            _ => break,
        }
        taken += 1;
    }
    Some((done + group, taken))
}

/// The counted things of a text, each once. Dots between thousands are read as such; years are left out.
pub(super) fn counted(text: &str) -> Vec<Counted> {
    let clauses: Vec<Vec<String>> = without_dots(text).split(ENDS).map(words).collect();
    let words = clauses.concat();
    // Where the clause of each word ends.
    let mut ends = Vec::with_capacity(words.len());
    for clause in &clauses {
        ends.resize(ends.len() + clause.len(), ends.len() + clause.len());
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let figures = words[at].parse().ok().map(|amount| (amount, 1));
        let Some((amount, taken)) = figures.or_else(|| spelt(&words[at..])) else {
            at += 1;
            continue;
        };
        at += taken;
        let what = words.get(at).cloned().unwrap_or_default();
        if amount >= LEAST && !YEARS.contains(&amount) && !PLACES.contains(&what.as_str()) {
            let end = ends.get(at).copied().unwrap_or(at).min(at + 1 + MORE);
            let more = words.get(at + 1..end).unwrap_or_default().to_vec();
            found.push(Counted { amount, what, more });
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The same text without the dots that part thousands.
fn without_dots(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| {
        signs[at] == '.' && at > 0 && digit(at - 1) && (1..=3).all(|step| digit(at + step)) && !digit(at + 4)
    };
    (0..signs.len()).filter(|at| !parts(*at)).map(|at| signs[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, String)> {
        counted(text).into_iter().map(|one| (one.amount, one.what)).collect()
    }

    #[test]
    fn figures_and_words_are_the_same() {
        for (text, amount) in [
            ("25 sekolah", 25),
            ("dua puluh lima sekolah", 25),
            ("sebelas sekolah", 11),
            ("tiga belas sekolah", 13),
            ("seratus dua puluh sekolah", 120),
            ("dua ratus sekolah", 200),
            ("sepuluh ribu sekolah", 10_000),
            ("1.681 sekolah", 1_681),
        ] {
            assert_eq!(read(text), [(amount, "sekolah".to_owned())], "{text}");
        }
    }

    #[test]
    fn years_small_numbers_and_running_text_are_none() {
        assert!(read("Pada 2023 dua desa, tahap kedua; puluh ribu").is_empty());
        assert!(read("di 5 desa dan sepuluh kecamatan").is_empty());
        assert_eq!(read("akhir 500"), [(500, String::new())]);
    }

    #[test]
    fn what_follows_is_read_to_the_end_of_the_clause() {
        let more = |text: &str| counted(text).into_iter().flat_map(|one| one.more).collect::<Vec<_>>();
        assert_eq!(more("144 perangkat desa dilatih lagi"), ["desa", "dilatih"]);
        assert_eq!(more("bagi 144 perangkat desa. Mereka"), ["desa"]);
        assert!(more("144 perangkat\nMereka dilatih").is_empty());
    }
}

//! How fast texts are stemmed, slips are forgiven and places are found.

use divan::{Bencher, black_box};
use sekber_core::reading::{Gazetteer, Hint, Place};
use sekber_core::text::{Stemmer, Vocabulary};

fn main() {
    divan::main();
}

const ROOTS: &[&str] = &[
    "kelola", "kembang", "awas", "didik", "sehat", "tani", "kebun", "hutan", "lindung", "bangun", "tingkat",
    "manfaat", "latih", "damping", "usaha", "lestari", "daya", "tata", "guna", "tanam",
];
const PREFIXES: &[&str] = &["", "pe", "me", "ber", "di", "ter", "ke", "per", "men", "pen"];
const SUFFIXES: &[&str] = &["", "an", "kan", "i", "nya"];

/// Numbers that look random and are the same in every run.
fn scattered(seed: usize) -> usize {
    let mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)) >> 11
}

fn any<'a>(list: &[&'a str], seed: usize) -> &'a str {
    list[scattered(seed) % list.len()]
}

/// Affixed words, each third one new, as a real text repeats itself.
fn text_words(count: usize) -> Vec<String> {
    let word = |seed| format!("{}{}{}", any(PREFIXES, seed), any(ROOTS, seed + 7), any(SUFFIXES, seed + 13));
    (0..count)
        .map(|at| if at % 3 == 0 { format!("{}{}", word(at), any(ROOTS, at + 3)) } else { word(at) })
        .collect()
}

fn syllables(seed: usize, count: usize) -> String {
    let parts =
        ["ba", "ku", "ma", "ran", "si", "tu", "lo", "ne", "gan", "pi", "da", "jo", "yu", "wa", "he", "ti"];
    (0..count).map(|at| any(&parts, seed * 31 + at * 17)).collect()
}

#[divan::bench]
fn ten_thousand_words_first_time(bencher: Bencher<'_, '_>) {
    let words = text_words(10_000);
    bencher
        .with_inputs(Stemmer::new)
        .bench_values(|stemmer| words.iter().map(|word| black_box(stemmer.stem(word)).len()).sum::<usize>());
}

#[divan::bench]
fn ten_thousand_words_again(bencher: Bencher<'_, '_>) {
    let words = text_words(10_000);
    let stemmer = Stemmer::new();
    words.iter().for_each(|word| drop(stemmer.stem(word)));
    bencher.bench(|| words.iter().map(|word| black_box(stemmer.stem(word)).len()).sum::<usize>());
}

#[divan::bench]
fn one_slip_among_fifty_thousand_words(bencher: Bencher<'_, '_>) {
    let words: Vec<String> = (0..50_000).map(|seed| syllables(seed, 3 + seed % 4)).collect();
    let different = words.iter().collect::<std::collections::HashSet<_>>().len();
    assert!(different > 40_000, "only {different} words differ");
    let known = Vocabulary::new(&words);
    let asked: Vec<String> = words.iter().step_by(997).map(|word| format!("{word}x")).collect();
    let mut turn = asked.iter().cycle();
    bencher.bench_local(|| turn.next().map(|word| known.nearest(black_box(word), 5).len()));
}

#[divan::bench]
fn a_thousand_places(bencher: Bencher<'_, '_>) {
    let mut places = Vec::new();
    for district in 1..=14 {
        for village in 0..30 {
            let code = if village == 0 {
                format!("61.05.{district:02}")
            } else {
                format!("61.05.{district:02}.{:04}", 2000 + village)
            };
            let name = format!("Nanga {}", syllables(district * 100 + village, 3));
            places.extend(code.parse().ok().map(|code| Place { code, name }));
        }
    }
    let spelt = |(at, place): (usize, &Place)| match at % 4 {
        0 => place.name.to_uppercase(),
        1 => format!("Desa {}", place.name),
        2 => format!("{}h", place.name),
        _ => place.name.replace("Nanga ", "Ng. "),
    };
    let texts: Vec<String> = places.iter().cycle().take(1_000).enumerate().map(spelt).collect();
    let gazetteer = Gazetteer::new(places, []);
    bencher.bench(|| {
        texts.iter().map(|text| gazetteer.read(black_box(text), &Hint::default()).len()).sum::<usize>()
    });
}

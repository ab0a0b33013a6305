//! The readers of cells against everything that people, programs and enemies write into them: they end, whatever it is,
//! and take no longer than it is long.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod generator;

use std::path::PathBuf;
use std::sync::LazyLock;

use generator::{corpus, fuzz, grows_with_its_input};
use proptest::prelude::*;
use sekber_core::reading::{
    Choice, Choices, Gazetteer, Hint, Place, read_count, read_date, read_decimal, read_money, read_percent,
    read_period, read_period_in, split_list, split_list_knowing,
};
use sekber_core::text::{Stemmer, Vocabulary, fold, words};
use sekber_core::value::{Currency, Money, OrganisationId, PartialDate, Percent, Period, RegionCode};

/// What cells are made of: words of dates, money, places and lists, their signs, and what looks alike but is not.
const PIECES: &[&str] = &[
    "Januari",
    "Mei",
    "Agust",
    "Desembr",
    "Sept.",
    "Senin",
    "tahun",
    "sejak",
    "s/d",
    "s.d.",
    "sampai dengan",
    "sekarang",
    "31",
    "02",
    "2023",
    "23",
    "45189",
    "20/9/2023",
    "2023-09-20",
    "00:00",
    "Rp",
    "Rp.",
    "USD",
    "IDR",
    "juta",
    "jt",
    "milyar",
    "1.250",
    ",00",
    "1,5",
    "%",
    "persen",
    "(",
    ")",
    "-",
    "–",
    "/",
    ".",
    ",",
    ";",
    ":",
    "|",
    "•",
    "\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "1.",
    "2)",
    "dan",
    "&",
    "serta",
    "Kec.",
    "Desa",
    "Kab.",
    "semua",
    "se",
    "di",
    "Sepauk",
    "Semuntai",
    "Nanga",
    "Sungai Sintang",
    "61.05.03",
    "x001",
    "a",
    "ya",
    "tidak",
    "e\u{301}",
    "\u{202e}",
    "\u{200b}",
    "\u{0}",
    "\u{feff}",
    "ﷺ",
    "ﬃ",
    "İ",
    "ß",
    "１",
    "᾿",
    "𝟚",
    "😀",
];

/// Cells of pieces, some of them repeated, and of anything.
fn cells() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((prop::sample::select(PIECES), 1..4_usize), 0..16);
    let joined = (pieces, prop::sample::select(&["", " "][..])).prop_map(|(pieces, between)| {
        let repeated = pieces.iter().map(|(piece, times)| [*piece].repeat(*times).join(between));
        repeated.collect::<Vec<_>>().join(between)
    });
    let long = (prop::sample::select(PIECES), 1..400_usize).prop_map(|(piece, times)| piece.repeat(times));
    prop_oneof![6 => joined, 1 => long, 2 => any::<String>()]
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let rows = [
        ("61.05", "Kabupaten Sintang"),
        ("61.05.01", "Sintang"),
        ("61.05.03", "Sepauk"),
        ("61.05.03.2019", "Semuntai"),
        ("61.05.04.2005", "Nanga Air Nyuruk"),
        ("61.05.08.2014", "Sungai Sintang"),
    ];
    let place = |(code, name): (&str, &str)| Place { code: code.parse().unwrap(), name: name.to_owned() };
    Gazetteer::new(rows.map(place), [("Bumi Senentang".to_owned(), "61.05".parse().unwrap())])
});

static CHOICES: LazyLock<Choices<usize>> = LazyLock::new(|| {
    let labels =
        ["Dinas Kesehatan", "Dinas Pertanian, Perkebunan dan Perikanan", "Yayasan Bumi Senentang", "Ya"];
    let choice =
        |(value, label): (usize, &str)| Choice { value, label: label.to_owned(), synonyms: Vec::new() };
    Choices::new(labels.into_iter().enumerate().map(choice))
});

static STEMMER: LazyLock<Stemmer> = LazyLock::new(Stemmer::new);

fn read_dates(text: &str) {
    for suggestion in [read_date(text).err(), read_period(text).err()].into_iter().flatten() {
        let suggested = suggestion.suggestion.as_deref();
        assert!(suggested.is_none_or(|text| read_period(text).is_ok()), "{text:?} suggests {suggested:?}");
    }
    let _ = read_period_in(text, 2023);
    let _ = (text.parse::<PartialDate>(), text.parse::<Period>());
}

fn read_numbers(text: &str) {
    let _ = (read_decimal(text), read_count(text), read_percent(text).map(Percent::hundredths));
    if let Ok(money) = read_money(text, Currency::IDR) {
        assert_eq!(read_money(&money.id(), Currency::IDR).map(|money: Money| money.minor), Ok(money.minor));
    }
    let _ = text.parse::<Currency>();
}

fn read_lists(text: &str) {
    assert!(split_list(text).iter().all(|item| !item.is_empty()));
    let known = |part: &str| part.len().is_multiple_of(2);
    assert!(split_list_knowing(text, known).iter().all(|item| !item.is_empty()));
}

fn read_places(text: &str) {
    let _ = GAZETTEER.read(text, &Hint::default());
    let _ = GAZETTEER.resolve(text, &Hint::default());
    let _ = (text.parse::<RegionCode>(), text.parse::<OrganisationId>());
}

fn read_choices(text: &str) {
    let picked = CHOICES.pick(text).is_ok();
    assert!(picked || CHOICES.exact(text).is_none());
}

fn read_words(text: &str) {
    let once = fold(text);
    assert_eq!(fold(&once), once);
    let known = Vocabulary::new(words(text));
    assert!(words(text).iter().take(3).all(|word| known.contains(word)));
    let _ = STEMMER.search_words(text).count();
}

/// A reader and its name.
type Reader = (&'static str, fn(&str));

const READERS: [Reader; 6] = [
    ("dates", read_dates),
    ("numbers", read_numbers),
    ("lists", read_lists),
    ("places", read_places),
    ("choices", read_choices),
    ("words", read_words),
];

#[test]
fn kept_cells_are_read_to_their_end() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/cells");
    for (_, cell) in corpus(&folder) {
        let text = String::from_utf8(cell).unwrap();
        READERS.iter().for_each(|(_, read)| read(&text));
    }
}

#[test]
fn dates_end() {
    fuzz(256, cells(), |text| read_dates(&text));
}

#[test]
fn numbers_end() {
    fuzz(256, cells(), |text| read_numbers(&text));
}

#[test]
fn lists_end() {
    fuzz(256, cells(), |text| read_lists(&text));
}

#[test]
fn places_end() {
    fuzz(128, cells(), |text| read_places(&text));
}

#[test]
fn choices_end() {
    fuzz(128, cells(), |text| read_choices(&text));
}

#[test]
fn words_end() {
    fuzz(128, cells(), |text| read_words(&text));
}

#[test]
fn no_cell_takes_longer_than_it_is_long() {
    let patterns = [
        "a",
        "1",
        "1.",
        "(1",
        "(",
        "Mei ",
        "Mei-",
        "s/d ",
        "1. a 2. b ",
        "a, ",
        "a dan ",
        "a;",
        "x\n",
        "a/",
        "a/b ",
        "desa ",
        "semua desa di ",
        "Kec. a: ",
        "Rp1.",
        "mem",
        "\u{301}",
        "ﷺ",
        "-",
        "2023 ",
        ":",
        "aku ",
    ];
    for pattern in patterns {
        for (name, read) in READERS {
            grows_with_its_input(name, pattern, 2_000, read);
        }
    }
}

use proptest::prelude::*;

use super::*;

#[test]
fn plain_letters_are_folded_as_all_others_are() {
    for sign in (0..=127_u8).map(char::from) {
        let text = format!(" A{sign}b{sign}{sign}C ");
        // A sign that leaves no trace leads past the shortcut.
        assert_eq!(fold(&text), fold(&format!("{text}\u{200b}")), "{sign:?}");
    }
}

#[test]
fn texts_that_look_alike_fold_alike() {
    assert_eq!(fold("  Désa\u{a0}Nanga\tTEMPUNAK "), "desa nanga tempunak");
    assert_eq!(fold("2021–2023"), "2021-2023");
    assert_eq!(fold("Ｒｐ １．０００"), "rp 1.000");
    assert_eq!(fold("Jum’at"), "jum'at");
    assert_eq!(fold("ke\u{200b}hutanan"), "kehutanan");
    assert_eq!(words("PAUD-HI (2023): air & sanitasi"), ["paud", "hi", "2023", "air", "sanitasi"]);
}

#[test]
fn a_long_text_is_shortened_by_characters() {
    assert_eq!(shortened("Désa Nanga", 10), "Désa Nanga");
    assert_eq!(shortened("Désa Nanga", 4), "Désa…");
    assert_eq!(shortened("Désa Nanga", 5), "Désa…");
}

#[test]
fn near_words_come_first() {
    let known = Vocabulary::new(["stunting", "sawit", "sanitasi", "sungai", "hutan", "hujan", "utan"]);
    let found: Vec<_> =
        known.nearest("stuntnig", 3).into_iter().map(|near| (near.word, near.distance)).collect();
    assert_eq!(found, [("stunting", 1)]);
    let found: Vec<_> =
        known.nearest("hutan", 9).into_iter().map(|near| (near.word, near.distance)).collect();
    assert_eq!(found, [("hutan", 0), ("hujan", 1), ("utan", 1)]);
    assert!(known.nearest("ai", 3).is_empty());
    assert!(known.contains("sawit") && !known.contains("sawi"));
}

#[test]
fn every_exception_is_reviewed_needed_and_settled() {
    let dictionary = sastrawi::Dictionary::new();
    let plain = sastrawi::Stemmer::new(&dictionary);
    let stemmer = Stemmer::new();
    let lines: Vec<&str> = include_str!("exceptions.tsv").lines().collect();
    assert!(lines.is_sorted() && (150..=300).contains(&lines.len()), "{}", lines.len());
    for line in lines {
        let (word, stem) = line.split_once('\t').unwrap();
        assert_eq!(stemmer.stem(word), stem);
        assert_ne!(plain.stem_word(word), stem, "{word} needs no exception");
        // Otherwise a query for the stem itself would miss the word.
        assert_eq!(stemmer.stem(stem), stem, "the stem of {word} is not its own stem");
    }
}

#[test]
fn words_of_government_are_stemmed() {
    let cases = [
        ("pemberdayaan", "daya"),
        ("peningkatan", "tingkat"),
        ("kesehatan", "sehat"),
        ("penanganan", "tangan"),
        ("pengelolaan", "kelola"),
        ("pengelolaannya", "kelola"),
        ("mengelola", "kelola"),
        ("berkelanjutan", "lanjut"),
        ("pengembangan", "kembang"),
        ("pengawasan", "awas"),
        ("kawasan", "kawasan"),
        ("pengendalian", "kendali"),
        ("penerbitan", "terbit"),
        ("penerapan", "terap"),
        ("pemeriksaan", "periksa"),
        ("pemerintah", "pemerintah"),
        ("pemerintahan", "pemerintah"),
        ("berbasis", "basis"),
        ("keluarga", "keluarga"),
        ("kerusakan", "rusak"),
        ("pemetaan", "peta"),
        ("peternakan", "ternak"),
        ("peralatan", "alat"),
        ("penegakan", "tegak"),
        ("perubahan", "ubah"),
        ("persetujuan", "setuju"),
        ("ketungau", "ketungau"),
        ("2023", "2023"),
    ];
    let stemmer = Stemmer::new();
    for (word, stem) in cases {
        assert_eq!(stemmer.stem(word), stem, "{word}");
    }
}

#[test]
fn texts_and_questions_meet() {
    let stemmer = Stemmer::new();
    let stems = |text: &str| stemmer.search_words(text).map(|word| word.stem).collect::<Vec<_>>();
    assert_eq!(
        stems("Pengelolaan Hutan Desa yang Berkelanjutan di Kec. Ketungau Hulu (2021–2023)"),
        ["kelola", "hutan", "desa", "lanjut", "kecamatan", "ketungau", "hulu", "2021", "2023"]
    );
    let asked = stems("mengelola hutan");
    let indexed = stems("pengelolaan perhutanan sosial");
    assert!(asked.iter().all(|word| indexed.contains(word)));
    assert_eq!(stems("Dinkes"), stems("Dinas Kesehatan"));
    assert_eq!(stems("kec. Sepauk"), stems("Kecamatan Sepauk"));
    assert!(stems("dan yang di").is_empty());
    let dinkes: Vec<SearchWord> = stemmer.search_words("Dinkes").collect();
    assert_eq!(dinkes.iter().map(|word| word.written.as_str()).collect::<Vec<_>>(), ["dinas", "kesehatan"]);
    assert!(dinkes.iter().all(|word| word.short == Some("dinkes")));
}

proptest! {
    #[test]
    fn no_text_upsets_the_stemmer(text in "\\PC{0,40}|(me|pe|ber|ter|di|ke|se)?[a-z]{0,12}(kan|an|i|nya|lah)?") {
        let stemmer = Stemmer::new();
        let found: Vec<SearchWord> = stemmer.search_words(&text).collect();
        prop_assert_eq!(&found, &stemmer.search_words(&text).collect::<Vec<_>>());
        prop_assert!(found.iter().all(|word| word.stem == stemmer.stem(&word.written)));
    }

    #[test]
    fn folding_twice_changes_nothing(text: String) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn the_filters_lose_no_neighbour(all in proptest::collection::vec("[a-f]{0,8}", 0..40), asked in "[a-f]{0,8}") {
        let known = Vocabulary::new(&all);
        let mut expected: Vec<(usize, &str)> = all
            .iter()
            .map(|word| (strsim::damerau_levenshtein(word, &asked), word.as_str()))
            .filter(|(distance, _)| *distance <= 2)
            .collect();
        expected.sort_unstable();
        expected.dedup();
        let found: Vec<_> = known.within(&asked, 2, usize::MAX).iter().map(|near| (near.distance, near.word)).collect();
        prop_assert_eq!(found, expected);
    }
}

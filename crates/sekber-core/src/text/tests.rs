use proptest::prelude::*;

use super::*;

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

proptest! {
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

use proptest::prelude::*;

use super::*;

fn named(name: &str) -> Profile<'_> {
    Profile { name, ..Profile::default() }
}

#[test]
fn doubles_are_found() {
    let same = [
        ("Yayasan Wahana Visi Indonesia", "Wahana Visi Indonesia (WVI)"),
        ("Wahana Visi Indonesia", "WVI"),
        ("PT. Sawit Makmur Sejahtera", "Sawit Makmur Sejahtera, PT"),
        ("LSM Lingkar Borneo", "Perkumpulan Lingkar  Borneo"),
        ("Yayasan Riak Bumi", "Yayasan Riak Bumy"),
        ("Credit Union Keling Kumang", "CU Keling Kumang"),
    ];
    for (one, other) in same {
        let found = likeness(&named(one), &named(other));
        assert!(found.score >= Likeness::WORTH_ASKING, "{one} / {other}: {found:?}");
    }
    let different = [
        ("Yayasan WWF Indonesia", "Yayasan Solidaridad"),
        ("Credit Union Keling Kumang", "Credit Union Bima"),
        ("PT Bumi Lestari", "PT Bumi Raya Utama"),
        ("Yayasan", "Perkumpulan"),
        ("", ""),
    ];
    for (one, other) in different {
        let found = likeness(&named(one), &named(other));
        assert!(found.score < Likeness::WORTH_ASKING, "{one} / {other}: {found:?}");
    }
}

#[test]
fn a_legal_number_is_proof_but_a_year_is_not() {
    let one = Profile {
        name: "Kelompok Tani Maju",
        legal_numbers: &["AHU-0012345.AH.01.04"],
        ..Profile::default()
    };
    let other = Profile { name: "Bina Tani", legal_numbers: &["ahu 0012345 AH 01 04"], ..Profile::default() };
    assert_eq!(likeness(&one, &other).score, 100);
    let one = Profile { legal_numbers: &["2023"], ..one };
    let other = Profile { legal_numbers: &["2023"], ..other };
    assert_eq!(likeness(&one, &other), Likeness { score: 0, reasons: vec![] });
}

proptest! {
    #[test]
    fn likeness_is_mutual(
        names in prop::array::uniform2("(Yayasan |PT )?([A-C][a-b]{0,3} ?){0,4}( \\([A-C]{2,4}\\))?|\\PC{0,12}"),
        shorts in prop::array::uniform2("[A-C]{0,4}"),
        number in prop::array::uniform2("[0-1]{5,7}"),
    ) {
        let numbers = [[number[0].as_str()], [number[1].as_str()]];
        let profile = |at: usize| Profile { name: &names[at], short_name: &shorts[at], legal_numbers: &numbers[at], website: "" };
        let found = likeness(&profile(0), &profile(1));
        prop_assert_eq!(&found, &likeness(&profile(1), &profile(0)));
        prop_assert!(found.score <= 100);
        prop_assert_eq!(found.reasons.is_empty(), found.score == 0);
    }
}

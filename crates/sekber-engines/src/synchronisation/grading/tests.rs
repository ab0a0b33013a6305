//! Pairs made for the purpose: what must be found, and what must not.

use std::sync::LazyLock;

use super::*;
use crate::matching::affinity::nomenclature_index::{Entry, NomenclatureIndex};

static NOMENCLATURE: LazyLock<NomenclatureIndex> = LazyLock::new(|| {
    let entry = |code, name| Entry { code, name, result: "" };
    NomenclatureIndex::new([
        entry("1.02", "Kesehatan"),
        entry("1.02.02", "Program Pemenuhan Upaya Kesehatan"),
        entry("1.02.02.2.02", "Penyediaan Layanan Kesehatan"),
        entry("1.02.02.2.02.0005", "Pengelolaan Pelayanan Kesehatan Balita"),
    ])
});

fn facts(owner: &str, title: &str, places: &[&str], period: &str) -> Facts {
    Facts {
        owner: owner.to_owned(),
        organisation: owner.to_owned(),
        title: title.to_owned(),
        places: places.iter().map(|code| code.parse().unwrap()).collect(),
        period: period.parse().unwrap(),
        ..Facts::default()
    }
}

fn both(a: &Facts, b: &Facts) -> Option<Common> {
    let reader = Reader::new(&NOMENCLATURE, std::iter::empty());
    let (a, b) = (reader.read(a), reader.read(b));
    let found = common(&a, &b);
    let turned = common(&b, &a);
    assert_eq!(found.as_ref().map(|one| one.features), turned.as_ref().map(|one| one.features));
    found
}

const WELL: &str = "Pembangunan sumur bor untuk 25 keluarga";

#[test]
fn apart_in_place_or_time_or_of_one_owner_is_nothing() {
    let here = facts("Yayasan Anu", WELL, &["61.05.01.2001"], "2023-01/2023-06");
    let there = facts("Lembaga Itu", WELL, &["61.05.02"], "2023-01/2023-06");
    let later = facts("Lembaga Itu", WELL, &["61.05.01"], "2023-07/");
    let own = facts("Yayasan Anu", WELL, &["61.05.01"], "2023/2023");
    for other in [there, later, own] {
        assert_eq!(both(&here, &other), None, "{other:?}");
    }
}

#[test]
fn months_of_an_open_end_are_not_told() {
    let open = facts("Yayasan Anu", WELL, &["61.05.01"], "2023-03/");
    let other = facts("Lembaga Itu", WELL, &["61.05.01"], "2023/2023");
    assert_eq!(both(&open, &other).unwrap().months, None);
}

#[test]
fn the_same_months_tie_and_the_same_years_do_not() {
    let during = |owner, period| facts(owner, WELL, &["61.05"], period);
    let met = |period| both(&during("Yayasan Anu", period), &during("Lembaga Itu", period)).unwrap();
    assert!(met("2023/2023-10").same_period);
    assert!(!met("2023/2023").same_period && !met("2023/").same_period);
}

#[test]
fn one_activity_in_two_records_is_the_same() {
    let mut funder =
        facts("Lembaga Itu", "Dana sumur bor bagi dua puluh lima keluarga", &["61.05.01"], "2023/2023");
    funder.text = "Dikerjakan Yayasan Anu di sebuah desa.".to_owned();
    let doer = facts("Yayasan Anu", WELL, &["61.05.01.2001"], "2023-01/2023-06");
    let found = both(&doer, &funder).unwrap();
    assert_eq!(found.place, Place::Named);
    assert_eq!(found.places, ["61.05.01.2001".parse().unwrap()]);
    assert_eq!(found.months, Some(6));
    assert!(found.second_names_first && !found.first_names_second);
    assert_eq!(found.named_in_full, (false, true));
    assert_eq!(found.counted, [(25, "keluarga".to_owned())]);
    let chances = Model::default().chances(&found.features);
    assert_eq!(chances.grade(), Some(Grade::Same), "{chances:?}");
}

#[test]
fn a_whole_district_is_no_overlap_by_itself() {
    let whole = facts("Dinas Anu", "Pelayanan kesehatan balita", &["61.05"], "2023/2023");
    let here = facts("Lembaga Itu", "Pelayanan kesehatan balita", &["61.05.01"], "2023/2023");
    let found = both(&whole, &here).unwrap();
    assert_eq!(found.place, Place::Wide);
    let sure = Chances([0.0, 0.0, 1.0, 0.0]);
    assert_eq!(sure.shown(&found), Some(Grade::Unclear));
    assert_eq!(Chances([0.0, 0.0, 0.0, 1.0]).shown(&found), None);
    // One activity it is only with something that ties both records together.
    let same = Chances([0.0, 1.0, 0.0, 0.0]);
    let with_title = |share| {
        let mut features = [0.0; FEATURES];
        features[5] = share;
        Common { features, ..found.clone() }
    };
    assert_eq!(same.shown(&with_title(0.5)), Some(Grade::Unclear));
    // A field of government, place and time alone are nothing that anybody could decide.
    let unlike = with_title(0.4);
    for chances in [same, sure] {
        assert_eq!(chances.shown(&unlike), None);
    }
    let named = Common { first_names_second: true, ..unlike };
    assert_eq!(same.shown(&named), Some(Grade::Same));
}

#[test]
fn work_in_one_field_and_place_is_neither_one_activity_nor_the_same_twice() {
    let clinic = facts("Lembaga Itu", "Klinik keliling desa terpencil", &["61.05.01"], "2023/2024");
    let malaria = facts("Yayasan Anu", "Pencegahan malaria dan demam berdarah", &["61.05.01"], "2023/2024");
    let found = both(&clinic, &malaria).unwrap();
    assert!(found.place == Place::Named && !found.speaks_of_the_same() && !found.is_tied());
    for sure in [Chances([0.0, 1.0, 0.0, 0.0]), Chances([0.0, 0.0, 1.0, 0.0])] {
        assert_eq!(sure.shown(&found), None);
    }
    // Alike, but with nothing that ties the records together, they are two that do the same.
    let again = facts("Yayasan Anu", "Klinik keliling bagi warga", &["61.05.01"], "2023-03/2024-05");
    let found = both(&clinic, &again).unwrap();
    let untied = Common { same_period: false, ..found };
    assert_eq!(Chances([0.0, 1.0, 0.0, 0.0]).shown(&untied), Some(Grade::Duplication));
}

#[test]
fn the_same_title_is_never_nothing_unless_it_is_a_name_of_the_nomenclature() {
    let typed = facts("Yayasan Anu", "Program sumur bor dan kebun sayur warga", &["61.05"], "2023/2023");
    let known =
        facts("Lembaga Itu", "Program kebun sayur dan sumur bor warga", &["61.05.01"], "2023-08/2024");
    let found = both(&typed, &known).unwrap();
    assert!(found.same_title && found.is_tied());
    let words: Vec<&str> = found.title_words.iter().map(|(word, _)| word.as_str()).collect();
    assert!(words.contains(&"sumur") && words.contains(&"sayur"), "{words:?}");
    assert_eq!(Chances([1.0, 0.0, 0.0, 0.0]).shown(&found), Some(Grade::Unclear));

    let office = |owner| facts(owner, "Program Pemenuhan Upaya Kesehatan", &["61.05"], "2023/2023");
    let found = both(&office("Dinas Anu"), &office("Dinas Itu")).unwrap();
    assert!(found.official_titles && !found.same_title && !found.is_tied());
    assert_eq!(Chances([1.0, 0.0, 0.0, 0.0]).shown(&found), None);
}

#[test]
fn the_same_lessons_give_the_same_model_and_it_reads_its_own_lines() {
    let mut near = [0.0; FEATURES];
    near[7] = 1.0;
    let lessons: Vec<Lesson> =
        (0..20).map(|at| if at % 2 == 0 { (near, 1) } else { ([0.0; FEATURES], 0) }).collect();
    let model = learn(&lessons);
    assert_eq!(model, learn(&lessons));
    assert_eq!(model.chances(&near).grade(), Some(Grade::Same));
    assert_eq!(model.chances(&[0.0; FEATURES]).grade(), None);
    assert_eq!(model.lines().lines().count(), FEATURES + 1);
    assert_eq!(Model::read(&Model::default().lines()), Some(Model::default()));
    let slip = model.lines().replacen('\t', "\tx", 1);
    for broken in ["", "constant\t1\t2\t3\t4\n", slip.as_str()] {
        assert_eq!(Model::read(broken), None, "{broken}");
    }
}

#[test]
fn few_lessons_move_a_model_that_is_there_only_a_little() {
    let mut near = [0.0; FEATURES];
    near[7] = 1.0;
    let known = Model::default();
    assert_eq!(learn_from(&known, &[]), known);
    let chance = |model: &Model| model.chances(&near).0[2];
    let (one, many) = (learn_from(&known, &[(near, 2)]), learn_from(&known, &[(near, 2); 50]));
    assert!(chance(&known) < chance(&one) && chance(&one) < chance(&known) + 0.05, "{}", chance(&one));
    assert!(chance(&many) > 0.5, "{}", chance(&many));
}

#[test]
fn a_single_word_of_a_name_is_no_full_name() {
    let mut hopeful = facts("Lembaga Itu", WELL, &["61.05.01"], "2023/2023");
    hopeful.text = "Membangun harapan warga.".to_owned();
    let owner = facts("Yayasan Harapan Sejahtera", WELL, &["61.05.01"], "2023/2023");
    let found = both(&owner, &hopeful).unwrap();
    assert!(found.second_names_first);
    assert_eq!(found.named_in_full, (false, false));
    assert_eq!(found.named_words, (Vec::new(), vec!["harapan".to_owned()]));
}

/// Whoever has "sawit" in its name is not named by everybody who writes of oil palm.
#[test]
fn an_everyday_word_of_a_name_names_nobody() {
    let mut other = facts("Lembaga Itu", "Peremajaan kebun sawit rakyat", &["61.05.01"], "2023/2023");
    let mut owner = facts("Asosiasi Petani Kelapa Sawit Kapuas Kanan", WELL, &["61.05.01.2001"], "2023/2023");
    owner.short_name = "APKS KK".to_owned();
    let found = both(&owner, &other).unwrap();
    assert!(!found.first_names_second && !found.second_names_first, "{:?}", found.named_words);
    other.text = "Bersama APKS KK.".to_owned();
    assert!(both(&owner, &other).unwrap().second_names_first);
}

#[test]
fn a_count_is_told_with_the_words_that_both_have() {
    let of = |owner, title| facts(owner, title, &["61.05.01"], "2023/2023");
    let one = of("Yayasan Anu", "Bimbingan bagi 144 perangkat desa di pedalaman");
    for (title, told) in [
        ("Kursus untuk 144 perangkat desa di kota", "perangkat desa"),
        ("Kursus untuk 144 perangkat kampung", "perangkat"),
    ] {
        let found = both(&one, &of("Lembaga Itu", title)).unwrap();
        assert_eq!(found.counted, [(144, told.to_owned())], "{title}");
        assert!(found.tells_likeness());
    }
}

#[test]
fn generic_words_of_titles_are_no_likeness() {
    let of = |owner, title| facts(owner, title, &["61.05.01"], "2023/2023");
    let one = of("Yayasan Anu", "Program pendampingan korban kekerasan");
    let found = both(&one, &of("Lembaga Itu", "Program rumah aman korban kekerasan")).unwrap();
    let words: Vec<&str> = found.telling_title_words.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(words, ["korban", "kekerasan"]);
    let found = both(&one, &of("Lembaga Itu", "Program tenun ikat")).unwrap();
    assert!(found.title_words.is_empty() && found.telling_title_words.is_empty());
}

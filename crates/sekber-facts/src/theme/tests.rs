use std::collections::BTreeSet;

use super::words::TELLING;
use super::*;
use crate::nomenclature::{self, Level};

fn named(text: &str, codes: &[&str]) -> Vec<String> {
    infer(text, codes.iter().copied())
}

#[test]
fn every_code_of_the_table_exists_once_and_every_theme_is_known() {
    let known: BTreeSet<&str> = TELLING.iter().map(|(theme, _)| *theme).collect();
    let mut codes = BTreeSet::new();
    for row in fields() {
        let entry = nomenclature::find(&row.code).unwrap_or_else(|| panic!("{}", row.code));
        assert!(matches!(entry.level, Level::Bidang | Level::Program), "{}", row.code);
        assert!(codes.insert(&row.code), "{} twice", row.code);
        assert!(row.theme.as_deref().is_none_or(|theme| known.contains(theme)), "{row:?}");
        assert!(!row.reason.is_empty(), "{} without a reason", row.code);
    }
    assert!(fields().is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn a_part_of_a_word_tells_nothing() {
    assert_eq!(of_text("Pendidik dan tenaga kependidikan"), Vec::<String>::new());
    assert_eq!(of_text("Pengelolaan Pendidikan"), ["pendidikan"]);
    assert_eq!(of_text("Kolam ikan keluarga"), ["pangan"]);
    assert_eq!(of_text("Inovasi produk olahan"), ["ekonomi-rakyat"]);
}

#[test]
fn a_word_in_another_sense_tells_nothing() {
    for text in [
        "Pengembangan Iklim Penanaman Modal",
        "Pengendalian Kesehatan Hewan",
        "Pengelolaan Keuangan Daerah",
        "Pelayanan rawat jalan",
    ] {
        assert_eq!(of_text(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(of_text("Adaptasi perubahan iklim"), ["iklim"]);
}

#[test]
fn codes_decide_where_there_are_any() {
    assert_eq!(named("Pengembangan Iklim Penanaman Modal", &["2.18.02"]), Vec::<String>::new());
    assert_eq!(named("Pengendalian Kesehatan Hewan", &["3.27.04"]), ["pangan"]);
    assert_eq!(named("Program Pendidik dan Tenaga Kependidikan", &["1.01.04"]), ["pendidikan"]);
    assert_eq!(named("Penilaian Kesehatan KSP/USP Koperasi", &["2.17.04"]), ["keuangan"]);
    assert_eq!(named("", &["2.11.04.2.01", "2.11.04", "2.11.11"]), ["konservasi", "sampah"]);
    assert_eq!(named("Pendidikan", &["2.08.04"]), Vec::<String>::new());
    assert_eq!(of_code("1.011"), None);
}

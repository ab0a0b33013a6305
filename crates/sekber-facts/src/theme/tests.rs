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

#[test]
fn every_goal_of_a_theme_exists_and_stands_once() {
    let known: BTreeSet<&str> = TELLING.iter().map(|(theme, _)| *theme).collect();
    assert!(GOALS.is_sorted_by(|a, b| a.0 < b.0));
    for (theme, goal) in GOALS {
        assert!(known.contains(theme), "{theme}");
        assert!(crate::sdg::find(goal).is_some_and(crate::sdg::Sdg::is_goal), "{theme}: {goal}");
    }
    assert_eq!(goal_of("stunting"), Some("2"));
    assert_eq!(goal_of("pangan"), None, "food serves several goals");
}

fn sure(title: &str, description: &str) -> Vec<&'static str> {
    for_sure(title, description).into_iter().map(|told| told.theme).collect()
}

#[test]
fn a_theme_is_sure_when_the_title_speaks_of_it_and_not_only_once_is_it_said() {
    let told = for_sure("Klinik keliling", "Pelayanan kesehatan bagi balita di klinik dan rumah.");
    assert_eq!(told, [SureTheme { theme: "kesehatan", words: vec!["kesehatan", "klinik"] }]);
    assert_eq!(sure("Klinik keliling", ""), Vec::<&str>::new(), "said once");
    assert_eq!(
        sure("Rumah belajar", "Kesehatan, klinik dan kesehatan."),
        Vec::<&str>::new(),
        "not in the title"
    );
    assert_eq!(sure("Sertifikasi RSPO petani sawit", ""), ["sawit"], "twice in the title");
    // What stands at the end of the title and at the beginning of the description makes no phrase.
    assert_eq!(sure("Pemanfaatan air", "Minum air bersih."), Vec::<&str>::new());
    assert_eq!(
        sure("Pengembangan Iklim Penanaman Modal", "Iklim usaha dan iklim investasi."),
        Vec::<&str>::new()
    );
    assert_eq!(sure("", ""), Vec::<&str>::new());
}

/// A few read by a person, of every kind: one theme, several, none.
#[test]
fn programmes_of_sintang_have_the_themes_that_a_reader_sees() {
    let programmes = crate::sintang::programmes();
    let of = |id: &str| {
        let found = programmes.iter().find(|programme| programme.id == id).unwrap();
        sure(&found.title, &found.description)
    };
    assert_eq!(of("P001-1"), ["air-sanitasi"]);
    assert_eq!(of("P007-1"), ["tata-kelola"]);
    assert_eq!(of("P010-2"), ["desa", "energi", "air-sanitasi"]);
    assert_eq!(of("P042-1"), ["bencana"]);
    assert_eq!(of("P051-1"), ["stunting", "kesehatan", "perlindungan-anak"]);
    assert_eq!(of("P002-4"), Vec::<&str>::new());
}

/// The goals of the record were written down by whoever compiled it; 64 of 72 were right when this was written.
#[test]
fn sure_themes_lead_to_goals_that_the_record_names() {
    let (mut all, mut right) = (0, 0);
    for programme in crate::sintang::programmes() {
        let told = for_sure(&programme.title, &programme.description);
        for one in &told {
            let text = format!("{}|{}", programme.title, programme.description).to_lowercase();
            assert!(one.words.iter().all(|word| text.contains(word)), "{}: {one:?}", programme.id);
        }
        let mut goals: Vec<&str> = told.iter().take(3).filter_map(|one| goal_of(one.theme)).collect();
        goals.sort_unstable();
        goals.dedup();
        all += goals.len();
        let named: Vec<String> = programme.goals.iter().map(ToString::to_string).collect();
        right += goals.iter().filter(|goal| named.iter().any(|known| known == **goal)).count();
    }
    assert!(all > 50 && right * 100 > all * 82, "{right} of {all}");
}

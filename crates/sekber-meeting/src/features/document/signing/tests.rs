use super::*;
use crate::features::document::model::{SignedBy, signs_as_head};

const ALL: Printed = Printed { titles: true, number: true };
const TITLES: Printed = Printed { titles: true, number: false };
const NOTHING: Printed = Printed { titles: false, number: false };

#[test]
fn what_stands_with_a_name_follows_post_and_capacity() {
    use ActingMark::{ActingAbsent, ActingVacant, Holder, Interim, OnBehalf};
    for (position, mark, expected) in [
        ("Bupati Sintang", Holder, TITLES),
        ("Wakil Bupati Sintang", Holder, TITLES),
        ("Wali Kota Pontianak", Holder, TITLES),
        ("Sekretaris Daerah", Holder, TITLES),
        ("Sekretaris Daerah Kabupaten Sintang", OnBehalf, TITLES),
        ("Bupati Sintang", Interim, NOTHING),
        ("Bupati Sintang", ActingVacant, NOTHING),
        ("Bupati Sintang", ActingAbsent, NOTHING),
        ("Pjs. Bupati Sintang", Holder, NOTHING),
        ("Penjabat Bupati Sintang", Holder, NOTHING),
        ("Sekretaris Daerah", Interim, NOTHING),
        ("Sekretaris Daerah", ActingAbsent, NOTHING),
        ("Plh. Sekretaris Daerah", Holder, NOTHING),
        ("Sekretaris Daerah", ActingVacant, ALL),
        ("Plt. Sekretaris Daerah", Holder, ALL),
        ("Kepala Badan Perencanaan", Holder, ALL),
        ("Kepala Badan Perencanaan", Interim, ALL),
        ("Asisten Perekonomian dan Pembangunan", OnBehalf, ALL),
        ("Sekretaris DPRD", Holder, ALL),
        ("", Holder, ALL),
    ] {
        assert_eq!(printed(position, mark), expected, "{position} {mark:?}");
    }
}

#[test]
fn a_district_chooses_only_where_the_rule_leaves_it_open() {
    use ActingMark::{ActingAbsent, ActingVacant, Holder, Interim, OnBehalf};
    for (position, mark, open) in [
        ("Sekretaris Daerah", Holder, true),
        ("Sekretaris Daerah Kabupaten Sintang", OnBehalf, true),
        ("a.n. Bupati Sintang\nSekretaris Daerah", Holder, true),
        ("Sekretaris Daerah", Interim, false),
        ("Sekretaris Daerah", ActingAbsent, false),
        ("Sekretaris Daerah", ActingVacant, false),
        ("Plh. Sekretaris Daerah", Holder, false),
        ("Bupati Sintang", Holder, false),
        ("Kepala Bappeda", Holder, false),
    ] {
        assert_eq!(leaves_number_open(position, mark), open, "{position} {mark:?}");
        let by = SignedBy {
            name: "Yosepha".to_owned(),
            position: position.to_owned(),
            rank: "Pembina Utama Muda, IV/c".to_owned(),
            number: "19700101 199503 2 001".to_owned(),
            mark,
            on_behalf_of: String::new(),
            prints_number: true,
        };
        let stands = printed(position, mark).number || open;
        assert_eq!(by.under().contains("NIP 19700101"), stands, "{position} {mark:?}");
    }
}

#[test]
fn an_assistant_signs_for_somebody_else_only() {
    assert!(signs_for_others("Asisten Perekonomian dan Pembangunan", ActingMark::Holder));
    assert!(signs_for_others("Asisten I", ActingMark::ActingVacant));
    assert!(!signs_for_others("Asisten I", ActingMark::OnBehalf));
    assert!(!signs_for_others("a.n. Sekretaris Daerah\nAsisten I", ActingMark::Holder));
    assert!(!signs_for_others("Kepala Bagian Hukum", ActingMark::Holder));
}

#[test]
fn only_the_head_of_the_region_signs_as_such() {
    let signs = |mark: ActingMark, position: &str| {
        let by = SignedBy {
            name: "Melkianus".to_owned(),
            position: position.to_owned(),
            rank: String::new(),
            number: String::new(),
            mark,
            on_behalf_of: String::new(),
            prints_number: false,
        };
        signs_as_head("Kabupaten Sintang (simulasi)", &by)
    };
    for post in ["Bupati", "BUPATI SINTANG", "Bupati Sintang (simulasi),", "Penjabat Bupati Sintang"] {
        assert!(signs(ActingMark::Holder, post), "{post}");
    }
    assert!(signs(ActingMark::Interim, "Bupati Sintang"));
    assert!(!signs(ActingMark::OnBehalf, "Bupati Sintang"));
    for post in ["Wakil Bupati Sintang", "Asisten Pemerintahan", "Sekretaris Bupati", "Bupati Melawi", ""] {
        assert!(!signs(ActingMark::Holder, post), "{post}");
    }
}

#[test]
fn certificates_bear_names_without_titles() {
    let plain = [
        "dr. H. Jarot Winarno, M.Med.Ph.",
        "Drs. Y. Sutarmidji S., M.Si.",
        "Melkianus",
        "Prof. Dr. A. B. Siti",
    ];
    assert_eq!(plain.map(without_titles), ["Jarot Winarno", "Y. Sutarmidji S.", "Melkianus", "A. B. Siti"]);
}

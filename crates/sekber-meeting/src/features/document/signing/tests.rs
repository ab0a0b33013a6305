use super::*;

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
fn an_assistant_signs_for_somebody_else_only() {
    assert!(signs_for_others("Asisten Perekonomian dan Pembangunan", ActingMark::Holder));
    assert!(signs_for_others("Asisten I", ActingMark::ActingVacant));
    assert!(!signs_for_others("Asisten I", ActingMark::OnBehalf));
    assert!(!signs_for_others("a.n. Sekretaris Daerah\nAsisten I", ActingMark::Holder));
    assert!(!signs_for_others("Kepala Bagian Hukum", ActingMark::Holder));
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

use super::*;

const COMMON: Common = Common { has_owners: true, numbering: Numeral::Figures, usual: 4 };

/// A whole record, to be changed.
const RECORD: Shape = Shape {
    label: Label::Other,
    numeral: Numeral::Figures,
    titled: true,
    owned: true,
    others: 2,
    measures: 1,
    is_sum: false,
    at_foot: false,
};

#[test]
fn words_at_the_beginning_of_a_row_say_what_it_is() {
    for sum in [
        "Sub Jumlah I",
        "J U M L A H",
        "Total",
        "GRAND TOTAL",
        "Rata-rata",
        "Jumlah Bidang Kesehatan",
        "Terbilang: dua ratus juta rupiah",
        "Dua ratus dua puluh juta rupiah",
        "Subtotal",
        "Average",
    ] {
        assert_eq!(label_of(sum), Label::Sum, "{sum}");
    }
    for foot in [
        "Sintang, 12 September 2023",
        "Kepala Bappeda",
        "( .................. )",
        "NIP. 19700101",
        "Catatan: a",
        "...",
    ] {
        assert_eq!(label_of(foot), Label::Foot, "{foot}");
    }
    assert_eq!(label_of("BIDANG EKONOMI"), Label::Heading);
    for other in ["Posyandu keliling", "Sanitasi total berbasis masyarakat", "Dua hati", "Yayasan Kobus"] {
        assert_eq!(label_of(other), Label::Other, "{other}");
    }
}

#[test]
fn sections_are_numbered_by_letters_and_roman_numerals() {
    for (text, numeral) in [
        ("I", Numeral::Section),
        ("IV.", Numeral::Section),
        ("A", Numeral::Section),
        ("b)", Numeral::Section),
        ("1", Numeral::Figures),
        ("12.", Numeral::Figures),
        ("", Numeral::None),
        ("WVI", Numeral::None),
        ("1.2", Numeral::Levels),
    ] {
        assert_eq!(numeral_of(text), numeral, "{text}");
    }
}

#[test]
fn headings_sums_and_signatures_are_no_records() {
    let says = |shape: Shape| standing(&shape, COMMON);
    assert_eq!(says(RECORD), Standing::Record);
    let bare = Shape { owned: false, others: 0, ..RECORD };
    assert_eq!(says(Shape { numeral: Numeral::Section, ..bare }), Standing::Skipped("heading"));
    let lettered = Common { numbering: Numeral::Section, ..COMMON };
    assert_eq!(standing(&bare, lettered), Standing::Skipped("heading"), "1. BIDANG above a. and b.");
    let heading = Shape { numeral: Numeral::None, label: Label::Heading, ..bare };
    assert_eq!(says(heading), Standing::Skipped("heading"));
    assert_eq!(says(Shape { label: Label::Sum, ..bare }), Standing::Skipped("total"));
    assert_eq!(says(Shape { label: Label::Sum, ..RECORD }), Standing::Record, "Total Sanitasi of somebody");
    let alone = Shape { titled: false, measures: 1, ..bare };
    assert_eq!(says(Shape { is_sum: true, ..alone }), Standing::Skipped("total"));
    assert_eq!(says(alone), Standing::Doubtful("amount-alone"));
    let doubtful = Shape { numeral: Numeral::None, ..bare };
    assert_eq!(says(doubtful), Standing::Doubtful("maybe-heading"));
    assert_eq!(says(Shape { at_foot: true, measures: 0, ..doubtful }), Standing::Skipped("no-record"));
    assert_eq!(says(Shape { titled: false, others: 1, ..bare }), Standing::Continued);
    assert_eq!(says(Shape { titled: false, owned: true, others: 0, measures: 0, ..RECORD }), Standing::Owner);
}

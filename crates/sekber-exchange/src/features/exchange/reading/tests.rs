use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use sekber_core::value::{Currency, CycleId};

use super::*;
use crate::features::district::{self, Cycle, Theme};
use crate::features::exchange::kind::Kind;
use crate::features::exchange::money_columns::unit_in;
use crate::features::registry::{Name, Side};

const REGIONS: [(&str, Option<&str>, &str, &str); 7] = [
    ("61.05", None, "Kabupaten Sintang", "kabupaten"),
    ("61.05.02", Some("61.05"), "Tempunak", "kecamatan"),
    ("61.05.02.2001", Some("61.05.02"), "Nanga Tempunak", "desa"),
    ("61.05.02.2002", Some("61.05.02"), "Gurung", "desa"),
    ("61.05.03", Some("61.05"), "Sepauk", "kecamatan"),
    ("61.05.03.2019", Some("61.05.03"), "Semuntai", "desa"),
    ("61.05.03.2038", Some("61.05.03"), "Tanjung Mawang", "desa"),
];

fn references() -> References {
    let place = |(code, parent, name, kind): (&str, Option<&str>, &str, &str)| district::Place {
        code: code.parse().unwrap(),
        parent_code: parent.map(|parent| parent.parse().unwrap()),
        name: name.to_owned(),
        kind: kind.to_owned(),
        aliases: String::new(),
    };
    let theme = |code: &str, name: &str| Theme {
        code: code.to_owned(),
        name_id: name.to_owned(),
        name_en: code.to_owned(),
        priority: false,
    };
    let organisation = |id: &str, side, code: Option<&str>, name: &str, short: &str| Name {
        id: id.parse().unwrap(),
        side,
        code: code.map(str::to_owned),
        name: name.to_owned(),
        short_name: short.to_owned(),
    };
    References::new(
        "61.05".parse().unwrap(),
        Cycle {
            id: "siklus".parse::<CycleId>().unwrap(),
            year: 2023,
            name: "Siklus 2023".to_owned(),
            least_fit: 30,
            in_force: true,
        },
        REGIONS.into_iter().map(place).collect(),
        vec![
            theme("gizi", "Stunting dan gizi"),
            theme("pangan", "Pangan dan pertanian"),
            theme("hutan", "Hutan dan perhutanan sosial"),
        ],
        vec![
            organisation("o1", Side::Office, Some("DINKES"), "Dinas Kesehatan", "Dinkes"),
            organisation("o2", Side::Office, None, "Dinas Pertanian, Perkebunan dan Perikanan", "Distanbun"),
            organisation("p1", Side::Partner, None, "Yayasan Bumi Senentang", "YBS"),
        ],
    )
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::gather(&crate::features::cards()));
static REFERENCES: LazyLock<References> = LazyLock::new(references);

fn read(kind: Kind, key: &str, cell: Cell) -> Reading {
    titled(kind, key, cell, "")
}

fn titled(kind: Kind, key: &str, cell: Cell, title: &str) -> Reading {
    let answers = BTreeMap::new();
    let mut reader = Reader::new(&REFERENCES, &WORDS, &answers);
    reader.read(kind.column(key).unwrap(), &cell, around(title))
}

/// Where a cell stands whose column has a title.
fn around(title: &str) -> Around<'_> {
    Around {
        title,
        year: 2023,
        currency: Currency::IDR,
        doubtful: None,
        factor: unit_in(title).unwrap_or(1),
        unit_is_missing: false,
        level: level_of(title, &[]),
        dates: Dates::DayFirst,
    }
}

fn text(kind: Kind, key: &str, text: &str) -> Option<String> {
    read(kind, key, Cell::Text(text.to_owned())).value
}

fn fault(kind: Kind, key: &str, text: &str) -> String {
    let reading = read(kind, key, Cell::Text(text.to_owned()));
    assert_eq!(reading.value, None, "{text}");
    reading.remarks.into_iter().find(|remark| remark.stops).map_or(String::new(), |remark| remark.reason)
}

#[test]
fn nothing_is_said_in_many_ways() {
    for nothing in ["", "-", "n/a", "Nihil", "tidak ada"] {
        assert_eq!(text(Kind::Partners, "name", nothing), None, "{nothing}");
    }
}

#[test]
fn money_knows_the_unit_of_its_column() {
    let amount = |cell, title| titled(Kind::Programmes, "amount", cell, title).value;
    let said = |minor: i64| Some(format!("IDR|{minor}"));
    assert_eq!(amount(Cell::Text("Rp 1.250.000,00".into()), "Pagu"), said(125_000_000));
    assert_eq!(amount(Cell::Text("1,2 M".into()), "Pagu"), said(120_000_000_000));
    assert_eq!(amount(Cell::Number(1_250_000.0), "Pagu"), said(125_000_000));
    assert_eq!(amount(Cell::Number(12.5), "Pagu (juta rupiah)"), said(1_250_000_000));
    assert_eq!(amount(Cell::Text("2 juta".into()), "Pagu (ribu rupiah)"), said(200_000_000));
    assert_eq!(fault(Kind::Programmes, "amount", "-5.000.000"), "out-of-range");
}

#[test]
fn an_amount_too_large_for_its_column_is_asked_about_and_the_answer_counts() {
    let title = "Anggaran 2026 (juta)";
    let column = Kind::Programmes.column("amount").unwrap();
    let told = |cell: Cell, answers: &BTreeMap<String, String>| {
        Reader::new(&REFERENCES, &WORDS, answers).read(column, &cell, around(title))
    };
    let asked = told(Cell::Number(125_000_000.0), &BTreeMap::new());
    let (key, choices) = asked.remarks[0].ask.clone().unwrap();
    assert_eq!((asked.value, choices[0].as_str()), (None, "125.000.000 rupiah"));
    let answers = BTreeMap::from([(key, choices[0].clone())]);
    let said = |minor: i64| Some(format!("IDR|{minor}"));
    assert_eq!(told(Cell::Number(125_000_000.0), &answers).value, said(12_500_000_000));
    assert_eq!(told(Cell::Text("125000000".into()), &answers).value, said(12_500_000_000));
    assert_eq!(told(Cell::Text("± 125000000".into()), &answers).value, said(12_500_000_000));
    let other = told(Cell::Text("3125000000".into()), &answers);
    assert_eq!(other.value, None, "the figures within another amount are not answered");
    // Written out with its sign it needs no question; with a small number the title still says the unit.
    let signed = told(Cell::Text("Rp125.000.000".into()), &BTreeMap::new());
    assert_eq!((signed.value, signed.remarks[0].stops), (said(12_500_000_000), false));
    assert_eq!(told(Cell::Text("Rp125".into()), &BTreeMap::new()).value, said(12_500_000_000));
}

#[test]
fn lines_of_money_come_back_as_written() {
    let written =
        "2023; APBD Kabupaten; Rp1.250.000; Uang\n2024; Hibah; USD 2.000; Barang atau jasa; luar APBD";
    assert_eq!(
        text(Kind::Programmes, "funding", written).as_deref(),
        Some("2023|APBD Kabupaten|IDR|125000000|cash|1\n2024|Hibah|USD|200000|in_kind|0")
    );
    assert_eq!(fault(Kind::Programmes, "funding", "APBD; Rp5"), "not-a-year");
}

#[test]
fn dates_are_serials_months_and_texts() {
    let start = |cell| read(Kind::Programmes, "start", cell).value;
    assert_eq!(start(Cell::Number(45_189.0)).as_deref(), Some("2023-09-20"));
    assert_eq!(start(Cell::Number(2023.0)).as_deref(), Some("2023"));
    assert_eq!(start(Cell::Number(3.0)).as_deref(), Some("2023-03"));
    assert_eq!(start(Cell::Text("Januari".into())).as_deref(), Some("2023-01"));
    assert_eq!(start(Cell::Date(date(2023, 9, 20))).as_deref(), Some("2023-09-20"));
    assert_eq!(fault(Kind::Programmes, "start", "31/02/2023"), "no-such-date");
    let period = read(Kind::Programmes, "period", Cell::Text("Jan 2021 s.d. Des 2022".into()));
    assert_eq!(period.more, [("start", "2021-01".to_owned()), ("end", "2022-12".to_owned())]);
    assert!(period.remarks.is_empty());
    let of_the_sheet = read(Kind::Programmes, "period", Cell::Text("Januari-Desember".into()));
    assert_eq!(of_the_sheet.more, [("start", "2023-01".to_owned()), ("end", "2023-12".to_owned())]);
    assert_eq!(of_the_sheet.remarks[0].reason, "read-as");
    assert_eq!(fault(Kind::Programmes, "start", "Maret April"), "unknown");
}

#[test]
fn places_are_named_in_any_order_and_wholes_stand_for_their_parts() {
    let places = |said: &str| text(Kind::Programmes, "places", said);
    assert_eq!(places("Kab. Sintang, Kec. Sepauk, Semua Kel/Desa").as_deref(), Some("61.05.03"));
    assert_eq!(places("Kab. Sintang, Semua Kecamatan, Semua Kel/Desa").as_deref(), Some("61.05"));
    assert_eq!(places("Nanga Tempunak; Kec. Sepauk").as_deref(), Some("61.05.02.2001; 61.05.03"));
    assert_eq!(places("Semuntai, Tanjung Mawang").as_deref(), Some("61.05.03"));
    assert_eq!(places("61.05.03").as_deref(), Some("61.05.03"));
    let kept = read(Kind::Programmes, "places", Cell::Text("Dusun Wonogiri Xyz".into()));
    assert_eq!(kept.more.len(), 1, "a place without a code is kept as a note: {kept:?}");
}

#[test]
fn what_our_own_files_say_of_a_state_is_read() {
    let state = |said: &str| read(Kind::Programmes, "state", Cell::Text(said.to_owned()));
    for said in ["Waktunya berakhir", "ended", "planned"] {
        assert_eq!(state(said), Reading::default(), "{said} names no state");
    }
    assert_eq!(state("complete"), Reading::of("completed"));
    assert_eq!(state("ongoing"), Reading::of("active"));
}

#[test]
fn another_regency_is_no_place_of_ours_that_is_spelt_alike() {
    for said in ["Kabupaten Bintan", "Desa Semuntai, Kabupaten Bintan"] {
        let kept = read(Kind::Programmes, "places", Cell::Text(said.to_owned()));
        assert_eq!(kept.value, None, "{kept:?}");
        assert_eq!(kept.more, [("place_note", said.to_owned())]);
        assert_eq!(kept.remarks.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), ["other-regency"]);
    }
    let near = read(Kind::Programmes, "places", Cell::Text("Kec. Sepauk; Kab. Bintan, Tanjung Uban".into()));
    assert_eq!(near.value.as_deref(), Some("61.05.03"));
}

#[test]
fn a_theme_is_known_by_the_root_of_its_words() {
    let themes = |said: &str| read(Kind::Programmes, "themes", Cell::Text(said.to_owned()));
    let read = themes("Kehutanan");
    assert_eq!(read.value.as_deref(), Some("hutan"));
    assert_eq!(read.remarks.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), ["read-as"]);
    assert_eq!(themes("Pertanian").value.as_deref(), Some("pangan"));
    assert_eq!(themes("Kelautan").value, None);
}

#[test]
fn offices_have_commas_in_their_names() {
    let office = |said: &str| text(Kind::Programmes, "supporting_offices", said);
    assert_eq!(office("Dinas Pertanian, Perkebunan dan Perikanan").as_deref(), Some("o2"));
    assert_eq!(office("Dinkes, Distanbun").as_deref(), Some("o1; o2"));
    let lead = read(Kind::Programmes, "lead_office", Cell::Text("Dinkes; Distanbun".into()));
    assert_eq!(
        (lead.value.as_deref(), lead.more.as_slice()),
        (Some("o1"), &[("supporting_offices", "o2".to_owned())][..])
    );
    assert_eq!(text(Kind::Programmes, "organisation", "Bumi Senentang").as_deref(), Some("p1"));
    assert_eq!(fault(Kind::Programmes, "organisation", "Perkumpulan Antah Berantah"), "unknown-organisation");
    assert_eq!(fault(Kind::Programmes, "lead_office", "YBS"), "not-an-office");
}

#[test]
fn codes_are_found_old_and_new_with_and_without_names() {
    let codes = |said: &str| text(Kind::Programmes, "nomenclature", said);
    assert_eq!(codes("1.02.02.2.02.0015 Pengelolaan Gizi").as_deref(), Some("1.02.02.2.02.0015"));
    assert_eq!(codes("1.02.02.2.02.15").as_deref(), Some("1.02.02.2.02.0015"));
    assert_eq!(codes("1.02, 2.11").as_deref(), Some("1.02; 2.11"));
    assert_eq!(text(Kind::Offices, "fields", "Kesehatan").as_deref(), Some("1.02"));
    assert_eq!(fault(Kind::Programmes, "nomenclature", "9.99.99"), "unknown-code");
    assert_eq!(
        text(Kind::Programmes, "sdg", "TPB 15.2, SDG 6; Tanpa Kemiskinan").as_deref(),
        Some("1; 15.2; 6")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_cell_upsets_the_reader(
        written in "\\PC{0,30}|[0-9.,;RpMjutaKec ]{0,24}|([0-9]{1,2}\\.){0,6}[A-Za-z ;,]{0,12}",
        number in any::<f64>(),
    ) {
        for kind in Kind::ALL {
            let answers = BTreeMap::new();
            let mut reader = Reader::new(&REFERENCES, &WORDS, &answers);
            for column in kind.columns() {
                for cell in [Cell::Text(written.clone()), Cell::Number(number), Cell::Bool(true), Cell::Error("#REF!".into())] {
                    let reading = reader.read(column, &cell, around(&written));
                    prop_assert!(reading.value.as_ref().is_none_or(|value| !value.is_empty()), "{} {cell:?}", column.key);
                }
            }
        }
    }
}

use proptest::prelude::*;

use super::*;

/// A few regions of one district, in the shape of the national code list.
const ROWS: &[(&str, &str)] = &[
    ("61", "Kalimantan Barat"),
    ("61.05", "Kabupaten Sintang"),
    ("61.05.01", "Sintang"),
    ("61.05.02", "Tempunak"),
    ("61.05.02.2001", "Nanga Tempunak"),
    ("61.05.02.2002", "Semuntai"),
    ("61.05.03", "Sepauk"),
    ("61.05.03.2019", "Semuntai"),
    ("61.05.03.2038", "Tanjung Mawang"),
    ("61.05.04", "Ketungau Hilir"),
    ("61.05.04.2005", "Air Nyuruk"),
    ("61.05.04.2015", "Batu Ampar"),
    ("61.05.06.2026", "Sungai Mawang"),
    ("61.05.07.2010", "Pengkadan Sungai Rupa"),
    ("61.05.08", "Kayan Hilir"),
    ("61.05.08.2014", "Sungai Sintang"),
    ("61.05.08.2015", "Pakak"),
    ("61.05.14.2012", "Nanga Jelundung"),
    ("61.05.19.2012", "Karya Jaya Bhakti"),
    ("61.05.20", "Sungai Tebelian"),
];

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn gazetteer() -> Gazetteer {
    let places = ROWS.iter().map(|(at, name)| Place { code: code(at), name: (*name).to_owned() });
    Gazetteer::new(places, [("Bumi Senentang".to_owned(), code("61.05"))])
}

/// Outcomes in a short form: `=` exact, `~` near, `*` every, `?` ambiguous, `!` unknown.
fn short(outcome: &Outcome) -> String {
    let join = |codes: &[RegionCode]| codes.iter().map(RegionCode::as_str).collect::<Vec<_>>().join("|");
    match outcome {
        Outcome::Exact(code) => format!("={code}"),
        Outcome::Near(code) => format!("~{code}"),
        Outcome::Every(codes) => format!("*{}", join(codes)),
        Outcome::Ambiguous(codes) => format!("?{}", join(codes)),
        Outcome::Unknown(codes) => format!("!{}", join(codes)),
    }
}

fn read(text: &str) -> Vec<String> {
    gazetteer().read(text, &Hint::default()).iter().map(|mention| short(&mention.outcome)).collect()
}

#[test]
fn cells_are_read() {
    let cases: [(&str, &[&str]); 37] = [
        ("", &[]),
        ("Kec. Sepauk", &["=61.05.03"]),
        ("KECAMATAN SEPAUK", &["=61.05.03"]),
        ("Kab. Sintang", &["=61.05"]),
        ("Sintang", &["?61.05|61.05.01"]),
        ("Bumi Senentang", &["=61.05"]),
        ("Desa Nanga Tempunak, Kec. Tempunak", &["=61.05.02.2001"]),
        ("Semuntai, Kec. Sepauk, Kab. Sintang", &["=61.05.03.2019"]),
        ("Semuntai", &["?61.05.02.2002|61.05.03.2019"]),
        ("Sungai Sintang (Kayan Hilir)", &["=61.05.08.2014"]),
        ("Kayan Hilir (Sungai Sintang, Pakak)", &["=61.05.08.2014", "=61.05.08.2015"]),
        ("Ketungau Hilir: Batu Ampar, Air Nyuruk", &["=61.05.04.2015", "=61.05.04.2005"]),
        ("Kecamatan: Sepauk, Sintang", &["=61.05.03", "=61.05.01"]),
        ("Kec. Sepauk, Kec. Tempunak", &["=61.05.03", "=61.05.02"]),
        ("Sepauk dan Tempunak", &["=61.05.03", "=61.05.02"]),
        ("Sepauk & Sintang", &["=61.05.03", "?61.05|61.05.01"]),
        ("1. Sepauk 2. Tempunak", &["=61.05.03", "=61.05.02"]),
        ("Karya Jaya Bakti", &["~61.05.19.2012"]),
        ("Pangkadan/Pengkadan Sungai Rupa", &["=61.05.07.2010"]),
        ("Pangkadan Sungai Rupa", &["~61.05.07.2010"]),
        ("Jelundung", &["~61.05.14.2012"]),
        ("Mawang", &["?61.05.03.2038|61.05.06.2026"]),
        ("Sei Tebelian", &["=61.05.20"]),
        ("Sungaitebelian", &["=61.05.20"]),
        ("Semua desa di Kec. Kayan Hilir", &["*61.05.08.2014|61.05.08.2015"]),
        ("Desa Sungai Sintang Kecamatan Kayan Hilir Kabupaten Sintang", &["=61.05.08.2014"]),
        ("Ds. Semuntai Kec. Sepauk", &["=61.05.03.2019"]),
        ("Desa Semuntai di Kecamatan Sepauk", &["=61.05.03.2019"]),
        ("5 desa di Kec. Sepauk", &["~61.05.03"]),
        ("Kec. Sepauk Desa Semuntai", &["=61.05.03.2019"]),
        ("Kab. Sintang Kec. Sepauk Desa Semuntai", &["=61.05.03.2019"]),
        ("Kec. Sepauk, Desa Semuntai, Desa Tanjung Mawang", &["=61.05.03.2019", "=61.05.03.2038"]),
        ("Kec. Sepauk (5 desa)", &["~61.05.03"]),
        ("Kab. Sintang dan Kab. Melawi", &["=61.05", "!"]),
        ("Kec. Sepauk / Tempunak", &["=61.05.03", "=61.05.02"]),
        ("Kapanewon Sepauk", &["=61.05.03"]),
        ("Kampung Pakak", &["=61.05.08.2015"]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn all_of_a_level() {
    let everywhere = gazetteer().resolve("Semua Kecamatan", &Hint::default());
    assert_eq!(everywhere.codes().len(), 6);
    assert_eq!(short(&gazetteer().resolve("Seluruh Kabupaten Sintang", &Hint::default())), "=61.05");
    assert_eq!(short(&gazetteer().resolve("se-Kabupaten Sintang", &Hint::default())), "=61.05");
}

#[test]
fn the_column_decides_what_the_text_leaves_open() {
    let hint = Hint { level: Some(RegionLevel::District), within: None };
    assert_eq!(short(&gazetteer().resolve("Sintang", &hint)), "=61.05.01");
    let hint = Hint { level: None, within: Some(code("61.05.02")) };
    assert_eq!(short(&gazetteer().resolve("Semuntai", &hint)), "=61.05.02.2002");
    // The kecamatan is said in the text: the hint must not hide it.
    let hint = Hint { level: Some(RegionLevel::Village), within: None };
    assert_eq!(short(&gazetteer().resolve("Kec. Tempunak", &hint)), "=61.05.02");
}

#[test]
fn unknown_names_bring_similar_ones() {
    assert_eq!(short(&gazetteer().resolve("Karya Jaya Baktiku", &Hint::default())), "!61.05.19.2012");
    assert_eq!(short(&gazetteer().resolve("Wonogiri", &Hint::default())), "!");
}

#[test]
fn every_name_finds_itself() {
    let gazetteer = gazetteer();
    for (at, name) in ROWS {
        let hint = Hint { level: Some(code(at).level()), within: code(at).parent() };
        assert_eq!(gazetteer.resolve(name, &hint), Outcome::Exact(code(at)), "{name}");
    }
}

proptest! {
    #[test]
    fn no_text_upsets_the_reader(text in "\\PC{0,30}|([A-Z][a-z]{0,6}[ ,:;()./]){0,5}|(Kec|Desa|Semua|di|Sepauk|[,:( ]){0,8}") {
        let _ = gazetteer().read(&text, &Hint::default());
    }
}

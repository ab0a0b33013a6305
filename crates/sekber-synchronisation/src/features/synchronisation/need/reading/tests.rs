use super::*;

fn sheet(rows: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) };
    Sheet {
        name: "data".to_owned(),
        visible: true,
        rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        merges: Vec::new(),
        hidden: sekber_documents::sheet::Hidden::default(),
    }
}

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn read_it(rows: &[&[&str]], year: Option<i64>, value: &str) -> Result<Read, Vec<Wrong>> {
    let places: BTreeSet<RegionCode> =
        ["61.05.01", "61.05.02", "61.05.01.2001", "61.05.01.2002"].map(code).into();
    read(&[sheet(rows)], &code("61.05"), &places, (year, value, false))
}

fn faults(read: Result<Read, Vec<Wrong>>) -> Vec<(&'static str, usize)> {
    read.unwrap_err().into_iter().map(|one| (one.key, one.row)).collect()
}

const HEAD: &[&str] = &[
    "no",
    "kode_provinsi",
    "kemendagri_kode_kecamatan",
    "kemendagri_nama_kecamatan",
    "jumlah_balita",
    "satuan",
    "tahun",
];

#[test]
fn the_form_of_open_data_is_read_and_other_districts_are_counted() {
    let rows: &[&[&str]] = &[
        &["Jumlah balita stunting"],
        HEAD,
        &["1", "61", "61.05.01", "SINTANG", "12", "ORANG", "2024"],
        &["2", "61", "610502", "TEMPUNAK", "1.234,5", "ORANG", "2024"],
        &["3", "61", "61.01.01", "SAMBAS", "9", "ORANG", "2024"],
        &["4", "61", "61.05.01", "SINTANG", "99", "ORANG", "2022"],
        &["", "", "Sumber: Dinas Kesehatan", "", "", "", ""],
    ];
    // Rows of another year are left out only by whoever says which year is meant.
    let undecided = read_it(rows, None, "").unwrap_err();
    assert_eq!((undecided[0].key, undecided[0].text.as_str()), ("area-fault-years", "2024, 2022"));
    let read = read_it(rows, Some(2024), "").unwrap();
    assert_eq!(read.values, [(code("61.05.01"), 12_000), (code("61.05.02"), 1_234_500)].into());
    assert_eq!((read.unit.as_deref(), read.year, read.elsewhere), (Some("ORANG"), Some(2024), 1));
    assert_eq!(read.outside, [code("61.01.01")].into());
}

#[test]
fn a_year_that_is_asked_for_is_read_and_villages_stand_before_their_kecamatan() {
    let rows: &[&[&str]] = &[
        &["kode_kecamatan", "kode_desa_kelurahan", "nilai", "tahun"],
        &["61.05.01", "6105012001", "3", "2022"],
        &["61.05.01", "6105012001", "4", "2024"],
        &["61.05.01", "6105012002", "0", "2022"],
    ];
    let read = read_it(rows, Some(2022), "").unwrap();
    assert_eq!(read.values, [(code("61.05.01.2001"), 3_000), (code("61.05.01.2002"), 0)].into());
}

#[test]
fn what_cannot_be_read_or_in_two_ways_is_told() {
    let with = |row: &[&str]| faults(read_it(&[HEAD, row], None, ""));
    assert_eq!(faults(read_it(&[&["nama", "jumlah"]], None, "")), [("area-fault-no-code", 0)]);
    assert_eq!(with(&["1", "61", "61.05.99", "X", "1", "ORANG", "2024"]), [("area-fault-place", 2)]);
    assert_eq!(with(&["1", "61", "61.05.01", "X", "1.234", "TON", "2024"]), [("area-fault-either", 2)]);
    assert_eq!(with(&["1", "61", "61x", "X", "1", "ORANG", "2024"]), [("area-fault-code", 2)]);
    assert_eq!(with(&["1", "61", "61.05.01", "X", "banyak", "ORANG", "2024"]), [("area-fault-no-value", 1)]);
    assert_eq!(with(&["1", "61", "61.01.01", "X", "1", "ORANG", "2024"]), [("area-fault-no-rows", 0)]);
    let twice = read_it(
        &[
            &["kode", "a", "b"],
            &["61.05.01", "1", "2"],
            &["61.05.01", "1", "2"],
            &["61.05.01.2001", "1", "2"],
        ],
        None,
        "b",
    );
    assert_eq!(faults(twice), [("area-fault-twice", 3), ("area-fault-levels", 4)]);
    let several = read_it(&[&["kode", "a", "b"], &["61.05.01", "1", "2"]], None, "");
    assert_eq!(faults(several), [("area-fault-several-values", 1)]);
}

#[test]
fn a_slip_in_a_column_is_told_by_its_row() {
    let read = |slip: &str| {
        faults(read_it(&[&["kode", "jumlah"], &["61.05.01", "12"], &["61.05.02", slip]], None, ""))
    };
    assert_eq!(read("abc"), [("area-fault-number", 3)]);
    assert_eq!(read("-5"), [("area-fault-negative", 3)]);
}

#[test]
fn unit_and_column_say_what_a_point_stands_for() {
    let read = |unit: &str, first: &str, second: &str| {
        let head: &[&str] = &["kode", "jumlah", "satuan"];
        let rows: &[&[&str]] = &[head, &["61.05.01", first, unit], &["61.05.02", second, unit]];
        read_it(rows, None, "").map(|read| read.values.into_values().collect::<Vec<_>>())
    };
    // There is no part of a person; of a ton there is.
    assert_eq!(read("Orang", "1.210", "12"), Ok(vec![1_210_000, 12_000]));
    assert_eq!(read("Kepala Keluarga", "1,210", "12"), Ok(vec![1_210_000, 12_000]));
    assert_eq!(faults_of(read("ton", "1.210", "12")), ["area-fault-either"]);
    assert_eq!(faults_of(read("jiwa/km2", "1.210", "12")), ["area-fault-either"]);
    // What another cell of the column tells holds for all of it.
    assert_eq!(read("ton", "1.210", "12,5"), Ok(vec![1_210_000, 12_500]));
    assert_eq!(read("ton", "1.210", "12.5"), Ok(vec![1_210, 12_500]));
    assert_eq!(read("ton", "1.210", "2.345.678"), Ok(vec![1_210_000, 2_345_678_000]));
    assert_eq!(faults_of(read("orang", "banyak", "12")), ["area-fault-number"]);
}

fn faults_of(read: Result<Vec<i64>, Vec<Wrong>>) -> Vec<&'static str> {
    read.unwrap_err().into_iter().map(|one| one.key).collect()
}

#[test]
fn numbers_are_read_as_they_are_written() {
    let read = |text: &str| number(&Cell::Text(text.to_owned()));
    for (text, number) in [
        ("12", 12.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0.125", 0.125),
        ("1.234.567", 1_234_567.0),
        ("1,234,567.5", 1_234_567.5),
        ("1.234,5", 1_234.5),
        ("1,234.5", 1_234.5),
    ] {
        assert_eq!(read(text), Number::Is(number), "{text}");
    }
    for text in ["", "1.2.3", "1,2,3", "12a", "1.23,4.5", "-1"] {
        assert_eq!(read(text), Number::Not, "{text}");
    }
    for text in ["1.234", "12,345"] {
        assert_eq!(read(text), Number::Either, "{text}");
    }
}

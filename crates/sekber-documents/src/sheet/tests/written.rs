//! What is written can be read back, and says the same to a machine every time.

use jiff::civil::{DateTime, date, datetime};

use proptest::prelude::*;

use super::{sheet, workbook};
use crate::sheet::{
    Cell, Column, Kind, Table, Value, WriteError, csv_head, csv_rows, find_header, guess, to_csv, to_xlsx,
};

const MOMENT: DateTime = datetime(2023, 9, 20, 8, 30, 0, 0);

fn column(title: &str, kind: Kind, hxl: Option<&str>) -> Column {
    Column { title: title.into(), hxl: hxl.map(Into::into), width: 20.0, kind }
}

fn programmes() -> Table {
    Table {
        title: "Daftar Program: Sintang [2023]".into(),
        notes: vec!["Sumber: Sekretariat Bersama".into()],
        columns: vec![
            column("Nama Program", Kind::Text, Some("#activity+name")),
            column("Pagu", Kind::Money, Some("#value")),
            column("Mulai", Kind::Date, None),
            column("Capaian", Kind::Percent, None),
            column("Penerima", Kind::Whole, None),
        ],
        rows: vec![
            vec!["Air bersih".into(), 1_250_000.into(), date(2023, 9, 20).into(), 0.125.into(), 4000.into()],
            vec!["=1+1".into(), Value::Empty, date(1899, 1, 2).into(), Value::Number(f64::NAN)],
            vec!["baris\npertama \"kutip\", koma".into(), (-5).into()],
        ],
    }
}

fn read_back(rows: &[Vec<Cell>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect()
}

#[test]
fn a_workbook_comes_back_as_it_was_given() {
    let sheet = sheet(&to_xlsx(&[programmes()], MOMENT).unwrap());
    assert_eq!(sheet.name, "Daftar Program Sintang 2023");
    let header = find_header(&sheet, &[]).unwrap();
    assert_eq!((header.row, header.data_row), (3, 5));
    assert_eq!(header.tags[..2], ["#activity+name", "#value"]);
    let first = &sheet.rows[5];
    assert_eq!(first[1], Cell::Number(1_250_000.0));
    assert_eq!(first[2], Cell::Date(date(2023, 9, 20)));
    assert_eq!(first[3], Cell::Number(0.125));
    assert_eq!(
        read_back(&sheet.rows[6..]),
        [vec!["=1+1", "", "1899-01-02", "NaN"], vec!["baris\npertama \"kutip\", koma", "-5"]]
    );
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    assert_eq!(to_xlsx(&[programmes()], MOMENT).unwrap(), to_xlsx(&[programmes()], MOMENT).unwrap());
    let later = datetime(2024, 1, 1, 0, 0, 0, 0);
    assert_ne!(to_xlsx(&[programmes()], MOMENT).unwrap(), to_xlsx(&[programmes()], later).unwrap());
}

#[test]
fn a_large_table_comes_back_too_and_is_stable() {
    let mut table = programmes();
    table.rows = (0..25_000_i64).map(|n| vec![format!("Program {n}").into(), n.into()]).collect();
    let bytes = to_xlsx(std::slice::from_ref(&table), MOMENT).unwrap();
    let sheet = sheet(&bytes);
    assert_eq!(sheet.rows.len(), 25_005);
    assert_eq!(read_back(&sheet.rows[25_004..]), [["Program 24999", "24999"]]);
    assert!(bytes == to_xlsx(&[table], MOMENT).unwrap());
}

#[test]
fn sheet_names_are_legal_and_different() {
    let titled = |title: &str| Table { title: title.into(), ..programmes() };
    let long = "x".repeat(40);
    let worded = titled("Siapa melakukan apa di mana (3W)");
    let tables = [titled(&long), titled(&long), titled("[]"), titled("A/B"), titled("ab"), worded];
    let book = workbook(&to_xlsx(&tables, MOMENT).unwrap(), "a.xlsx");
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let (first, second) = ("x".repeat(31), format!("{} (2)", "x".repeat(27)));
    let expected: [&str; 6] = [&first, &second, "1", "AB", "ab (2)", "Siapa melakukan apa di mana"];
    assert_eq!(names, expected, "a long title ends with a whole word");
}

#[test]
fn a_semicolon_cannot_begin_a_formula() {
    let table = Table {
        title: String::new(),
        notes: Vec::new(),
        columns: vec![column("Judul", Kind::Text, None)],
        rows: vec![vec!["Air;=1+1".into()], vec!["＝1+1".into()]],
    };
    let text = String::from_utf8(to_csv(&table).unwrap()).unwrap();
    assert_eq!(text, "\u{feff}Judul\r\n\"Air;'=1+1\"\r\n'＝1+1\r\n");
}

#[test]
fn delimited_text_is_exact() {
    let text = String::from_utf8(to_csv(&programmes()).unwrap()).unwrap();
    assert_eq!(
        text,
        "\u{feff}Nama Program,Pagu,Mulai,Capaian,Penerima\r\n\
         #activity+name,#value,,,\r\n\
         Air bersih,1250000,2023-09-20,0.125,4000\r\n\
         '=1+1,,1899-01-02,NaN,\r\n\
         \"baris\npertama \"\"kutip\"\", koma\",-5,,,\r\n"
    );
}

#[test]
fn delimited_text_in_parts_is_the_same_as_at_once() {
    let blank = vec![column("", Kind::Text, None)];
    let blanks = Table { columns: blank, rows: vec![vec![Value::Empty], vec![]], ..Table::default() };
    for table in [programmes(), blanks, Table::default()] {
        let mut text = csv_head(&table.columns).unwrap();
        for some in table.rows.chunks(2) {
            text.extend(csv_rows(table.columns.len(), some).unwrap());
        }
        assert_eq!(text, to_csv(&table).unwrap());
    }
}

#[test]
fn formulas_are_guarded_in_text_and_come_back_clean() {
    let starts = ["=x", "+62 812", "-", "@x", "\tx", "'=x"];
    let rows = starts.iter().map(|&text| vec![text.into(), 1.into()]).collect();
    let columns = vec![column("Nama", Kind::Text, None), column("Jumlah", Kind::Whole, None)];
    let table = Table { columns, rows, ..Table::default() };
    let bytes = to_csv(&table).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.lines().skip(1).all(|line| line.trim_start_matches('"').starts_with('\'')), "{text}");
    let back = read_back(&workbook(&bytes, "a.csv").sheets[0].rows);
    assert_eq!(back[1..], [["=x", "1"], ["+62 812", "1"], ["-", "1"], ["@x", "1"], ["x", "1"], ["'=x", "1"]]);
}

#[test]
fn a_text_that_fits_no_cell_is_named() {
    let mut table = programmes();
    table.rows[1][0] = "x".repeat(32_768).into();
    let error = to_xlsx(std::slice::from_ref(&table), MOMENT).unwrap_err();
    assert!(matches!(error, WriteError::TextTooLong { row: 2, column: 1 }), "{error}");
    table.rows[1][0] = "x".repeat(32_767).into();
    assert!(to_xlsx(&[table], MOMENT).is_ok());
}

#[test]
fn a_table_without_rows_or_columns_is_still_a_document() {
    assert!(to_xlsx(&[Table::default()], MOMENT).is_ok());
    let empty = Table { rows: Vec::new(), ..programmes() };
    assert_eq!(sheet(&to_xlsx(&[empty], MOMENT).unwrap()).rows.len(), 5);
}

#[test]
fn our_own_export_is_recognised_on_import() {
    let fields = [crate::sheet::Field { key: "funds".into(), aliases: vec!["pagu".into()], many: false }];
    let header = find_header(&sheet(&to_xlsx(&[programmes()], MOMENT).unwrap()), &fields).unwrap();
    assert_eq!(header.matched, 1);
    assert_eq!(guess(&header.titles, &fields)[1], Some("funds"));
}

/// Tables of two columns of odd text and one of numbers.
fn odd_tables() -> impl Strategy<Value = Table> {
    let text = || prop_oneof!["[a-z =+@'\"\r\n\t,<&-]{0,12}", "\\PC{0,12}", "_x00[0-9A]{2}_"];
    let row = (text(), text(), -1_000_000_i64..1_000_000);
    let columns = vec![
        column("Nama", Kind::Text, None),
        column("Catatan", Kind::Text, None),
        column("Jumlah", Kind::Whole, None),
    ];
    proptest::collection::vec(row, 1..20).prop_map(move |rows| Table {
        columns: columns.clone(),
        rows: rows.into_iter().map(|(a, b, n)| vec![a.into(), b.into(), n.into()]).collect(),
        ..Table::default()
    })
}

/// Cells as a spreadsheet program takes them that parts them at another sign: quotes count where a cell begins, and what follows
/// their end belongs to the cell as it stands.
fn as_taken(text: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted, mut closed) = (Vec::new(), String::new(), false, false);
    let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if quoted => (quoted, closed) = (false, true),
            '"' if cell.is_empty() && !closed => quoted = true,
            sign if !quoted && (sign == separator || matches!(sign, '\n' | '\r')) => {
                cells.push(std::mem::take(&mut cell));
                closed = false;
            }
            sign => cell.push(sign),
        }
    }
    cells.push(cell);
    cells
}

/// Whether a spreadsheet program would run a cell. Numbers are ours.
fn runs(cell: &str) -> bool {
    let cell = cell.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '"');
    let is_number = cell.strip_prefix('-').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    !is_number && cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// What reading should find: texts without white space at their ends.
fn expected(table: &Table) -> Vec<Vec<String>> {
    let text = |value: &Value| match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Whole(number) => number.to_string(),
        _ => String::new(),
    };
    table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_survives_a_workbook(table in odd_tables()) {
        let sheet = sheet(&to_xlsx(std::slice::from_ref(&table), MOMENT).unwrap());
        prop_assert_eq!(read_back(&sheet.rows[1..]), expected(&table));
    }

    #[test]
    fn no_text_runs_wherever_cells_are_parted(
        texts in proptest::collection::vec(("[a;,=+@'\" \r\n\t＝-]{0,12}", "[a;,=+@'\" \r\n\t＝-]{0,12}"), 1..6),
    ) {
        let columns = vec![column("Nama", Kind::Text, None), column("Catatan", Kind::Text, None)];
        let rows = texts.into_iter().map(|(one, other)| vec![one.into(), other.into()]).collect();
        let text = String::from_utf8(to_csv(&Table { columns, rows, ..Table::default() }).unwrap()).unwrap();
        for separator in [',', ';', '\t'] {
            for cell in as_taken(&text, separator) {
                prop_assert!(!runs(&cell), "{separator:?}: {cell:?} in {text:?}");
            }
        }
    }

    #[test]
    fn any_text_survives_delimited_text(table in odd_tables()) {
        // Few short rows of separators only can be cut in more than one way, and lines of a cell that are cut exactly like rows are
        // taken for rows that a quote swallowed; so such characters are left out here.
        let mut table = table;
        for value in table.rows.iter_mut().flatten() {
            if let Value::Text(text) = value {
                *text = text.replace([';', '|', '\t'], "");
                if text.contains(['\n', '\r']) {
                    *text = text.replace(',', "");
                }
            }
        }
        let book = workbook(&to_csv(&table).unwrap(), "a.csv");
        prop_assert_eq!(read_back(&book.sheets[0].rows[1..]), expected(&table));
    }
}

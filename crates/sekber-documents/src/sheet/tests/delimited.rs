//! Separators, encodings and row numbers of delimited text.

use crate::sheet::{Cell, Limits, Measure, SheetError, read};

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book = super::workbook(bytes, "data.csv");
    book.sheets.remove(0).rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect()
}

#[test]
fn each_separator_is_recognised() {
    for separator in [",", ";", "\t", "|"] {
        let text = ["nama,desa,pagu", "Air bersih,Nanga Lebang,10", "Gizi,Baras,20"]
            .join("\n")
            .replace(',', separator);
        assert_eq!(
            texts(text.as_bytes())[1],
            ["Air bersih", "Nanga Lebang", "10"],
            "separator {separator:?}"
        );
    }
}

#[test]
fn decimal_commas_do_not_outvote_semicolons() {
    let text = "nama;desa;pagu;realisasi;persen\nA;B;1,5;2,5;3\nC;D;4,5;5,5;6\n";
    assert_eq!(texts(text.as_bytes())[1], ["A", "B", "1,5", "2,5", "3"]);
}

#[test]
fn a_title_above_the_table_does_not_confuse_the_separator() {
    let text = "Daftar program, tahun 2023\n\nnama;desa\nA;B\nC;D\nE;F\n";
    let rows = texts(text.as_bytes());
    assert_eq!(rows[2], ["nama", "desa"]);
    assert!(rows[1].is_empty(), "the blank line keeps its row number");
}

#[test]
fn a_declared_separator_is_obeyed_and_is_no_data() {
    assert_eq!(texts(b"sep=|\r\na,b|c\r\n"), [["a,b", "c"]]);
}

#[test]
fn encodings_give_the_same_text() {
    let text = "nama;keterangan\nCafé;Rp 1 – 2\n";
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let windows = b"nama;keterangan\nCaf\xe9;Rp 1 \x96 2\n";
    let marked = format!("\u{feff}{text}");
    for bytes in [text.as_bytes(), marked.as_bytes(), &utf16, &big, windows] {
        assert_eq!(texts(bytes), [["nama", "keterangan"], ["Café", "Rp 1 – 2"]]);
    }
}

#[test]
fn rows_keep_their_number_around_blank_lines_and_long_cells() {
    let rows = texts(b"a,b\r\n\r\n\r\n\"two\r\nlines\",c\r\n\r\nd,e");
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[3], ["two\r\nlines", "c"]);
    assert_eq!(rows[5], ["d", "e"]);
}

#[test]
fn lone_carriage_returns_end_lines() {
    assert_eq!(texts(b"a,b\rc,d\r"), [["a", "b"], ["c", "d"]]);
}

#[test]
fn limits_name_what_was_too_much() {
    let small = Limits { max_rows: 2, max_columns: 3, max_cells: 5, ..Limits::default() };
    let measure = |text: &str| match read(text.as_bytes(), "a.csv", &small) {
        Err(SheetError::TooLarge { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(measure("a\nb\nc\n"), Measure::Rows);
    assert_eq!(measure("a,b,c,d\n"), Measure::Columns);
    assert_eq!(measure("a,b,c\nd,e,f\n"), Measure::Cells);
}

#[test]
fn a_quote_that_is_not_closed_is_named_where_it_opens() {
    let text = format!("a,b\nc,\"d\n{}", "e,f\n".repeat(10_000));
    let refused = read(text.as_bytes(), "a.csv", &Limits::default()).unwrap_err();
    assert_eq!(refused, SheetError::OpenQuote("B2".to_owned()));
}

#[test]
fn a_quote_that_swallows_rows_is_named_however_it_ends() {
    let refused = |text: &str| read(text.as_bytes(), "a.csv", &Limits::default()).unwrap_err();
    let head = "mitra;program;tahun;pagu\n\nA;satu;2024;1\n";
    for rest in [
        "B;\"dua;2024;1\nC;tiga;2024;1\n",
        "B;\"dua;2024;1\nC;tiga;2024;1\nD;\"empat\";2024;1\n",
        "B;\"dua;2024;1\nC;tiga;2024;1\nD;empat;2024;1\"\nE;lima;2024;1\n",
        "B;\"dua;2024;1",
    ] {
        assert_eq!(refused(&format!("{head}{rest}")), SheetError::OpenQuote("B4".to_owned()), "{rest}");
    }
    let sound =
        "B;\"dua, yaitu\nbaris; kedua\nbaris \"\"ketiga\"\"\" ;2024;1\nC;pipa 3\";2024;1\nD;\"e\" f;2024;1\n";
    assert_eq!(texts(format!("{head}{sound}").as_bytes()).len(), 6);
}

#[test]
fn other_files_under_the_ending_of_a_sheet_are_named() {
    let refused = |name: &str, text: &str| read(text.as_bytes(), name, &Limits::default()).unwrap_err();
    let page = "\u{feff}\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>A</td></tr></table>";
    assert_eq!(refused("unduhan.xls", page), SheetError::WebPage);
    assert_eq!(refused("unduhan.csv", page), SheetError::WebPage);
    assert_eq!(refused("arsip.xls", "MIME-Version: 1.0\nX: y\n"), SheetError::WebPage);
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    assert_eq!(refused("lama.xls", xml), SheetError::OtherFormat("xml"));
    assert_eq!(refused("surat.xlsx", "%PDF-1.7\n\0"), SheetError::OtherFormat("pdf"));
    // Text is text, whatever its ending and its first letters.
    assert_eq!(super::workbook(b"nama\tdesa\nA\tB\n", "a.xls").sheets[0].rows.len(), 2);
    assert_eq!(texts(b"PKBM dan LKP;;\nnama;desa\n").len(), 2);
}

#[test]
fn empty_fields_take_no_room() {
    // As programs write it that save the whole width of a sheet.
    let wide = format!("a,b{}\nc{}\n", ",".repeat(16_382), ",".repeat(16_383));
    assert_eq!(texts(wide.as_bytes()), [vec!["a", "b"], vec!["c"]]);
    let confetti = "|".repeat(5_300_000);
    let refused = read(confetti.as_bytes(), "a.csv", &Limits::default()).unwrap_err();
    assert!(matches!(refused, SheetError::TooLarge { what: Measure::Cells, .. }), "{refused:?}");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let refused = |bytes: &[u8]| read(bytes, "a.csv", &Limits::default()).unwrap_err();
    assert_eq!(refused(b"a\0b,c"), SheetError::NotASheet);
    assert_eq!(refused(b" \n , \n"), SheetError::Empty);
    assert_eq!(refused(b""), SheetError::Empty);
}

#[test]
fn the_sheet_is_named_after_the_file() {
    let name = |file: &str| super::workbook(b"a,b", file).sheets.remove(0).name;
    assert_eq!(name(r"C:\data\program 2023.csv"), "program 2023");
    assert_eq!(name("data/program.v2.CSV"), "program.v2");
}

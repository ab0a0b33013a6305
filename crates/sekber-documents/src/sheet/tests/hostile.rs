//! Whatever bytes arrive, reading ends with a workbook or an error.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{book, workbook_of};
use crate::sheet::{Cell, Limits, Measure, SheetError, find_header, read};

fn sample() -> Vec<u8> {
    book(|sheet| {
        sheet.write(0, 0, "Nama")?;
        sheet.write(1, 0, 12.5)?;
        sheet.merge_range(2, 0, 3, 2, "x", &rust_xlsxwriter::Format::new())?;
        Ok(())
    })
}

/// The parts of the sample packed again after `change`, so that damage reaches the parsers behind the archive.
fn repacked(change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut source = zip::ZipArchive::new(Cursor::new(sample())).unwrap();
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..source.len() {
        let mut part = source.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        target.start_file(name.clone(), SimpleFileOptions::default()).unwrap();
        target.write_all(&change(&name, bytes)).unwrap();
    }
    target.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
const TAIL: &str = "</sheetData></worksheet>";

fn with_sheet_data(xml: &str) -> Vec<u8> {
    repacked(|name, bytes| match name {
        "xl/worksheets/sheet1.xml" => format!("{HEAD}{xml}{TAIL}").into_bytes(),
        _ => bytes,
    })
}

fn refusal(bytes: &[u8], limits: Limits) -> SheetError {
    read(bytes, "a.xlsx", &limits).unwrap_err()
}

#[test]
fn a_bomb_is_refused_before_it_is_parsed() {
    let bomb = repacked(|name, bytes| match name {
        "xl/worksheets/sheet1.xml" => format!("<!--{}-->", " ".repeat(60_000)).repeat(500).into_bytes(),
        _ => bytes,
    });
    assert!(bomb.len() < 1 << 20);
    let limits = Limits { max_unpacked_bytes: 20 << 20, ..Limits::default() };
    assert_eq!(refusal(&bomb, limits), SheetError::too_large(Measure::UnpackedBytes, 20_u64 << 20));
    // What is kept whole has less room than sheets, which are read piece by piece.
    let texts = repacked(|name, bytes| match name {
        "xl/sharedStrings.xml" => format!("<!--{}-->", " ".repeat(60_000)).repeat(500).into_bytes(),
        _ => bytes,
    });
    let limits = Limits { max_kept_bytes: 20 << 20, ..Limits::default() };
    assert_eq!(refusal(&texts, limits), SheetError::too_large(Measure::UnpackedBytes, 20_u64 << 20));
    assert!(read(&bomb, "a.xlsx", &limits).is_err_and(|error| !matches!(error, SheetError::TooLarge { .. })));
}

/// What was too much, where, and the limit.
fn too_large(bytes: &[u8], limits: Limits) -> (Measure, String, u64) {
    match refusal(bytes, limits) {
        SheetError::TooLarge { what, limit, at } => (what, at, limit),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_stray_cell_far_away_is_named_and_not_allocated() {
    let low =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"300000\"><c r=\"D300000\"><v>1</v></c></row>";
    let low = with_sheet_data(low);
    assert_eq!(too_large(&low, Limits::default()), (Measure::FarCell, "Sheet1!D300000".to_owned(), 1));
    let right = with_sheet_data("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");
    assert_eq!(too_large(&right, Limits::default()), (Measure::Columns, "Sheet1!XFD1".to_owned(), 500));
    let beyond = with_sheet_data("<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>");
    assert!(read(&beyond, "a.xlsx", &Limits::default()).is_err());
}

#[test]
fn what_is_empty_counts_and_reading_stops_where_a_limit_is_passed() {
    // What stands behind is damaged: whoever came so far would say so, or would take its time.
    let refused = |xml: String| too_large(&with_sheet_data(&format!("{xml}{}", "<a>".repeat(300))), SMALL);
    const SMALL: Limits = Limits {
        max_bytes: 50 << 20,
        max_unpacked_bytes: 240 << 20,
        max_kept_bytes: 80 << 20,
        max_sheets: 100,
        max_rows: 1_000,
        max_columns: 50,
        max_cells: 20_000,
        max_text_bytes: 56 << 20,
    };
    assert_eq!(refused("<row/>".repeat(11_001)), (Measure::Rows, "sheet1!A11001".to_owned(), 1_000));
    let cells = "<c t=\"n\"><v>1</v></c>";
    let wide = format!("<row>{}</row>", cells.repeat(16_385));
    assert_eq!(refused(wide), (Measure::Columns, "sheet1!XFE1".to_owned(), 50));
    let styled = format!("<row>{}</row>", "<c s=\"0\"/>".repeat(10_001)).repeat(2);
    assert_eq!(refused(styled).0, Measure::Cells);
    for other in ["<a/>", "<!---->", "<?a?>"] {
        assert_eq!(
            refused(other.repeat(200_000)),
            (Measure::Markup, "sheet1".to_owned(), 200_000),
            "{other}"
        );
    }
    // Formatted down to the last row that there is, a sheet is read.
    let first = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let blank = with_sheet_data(&format!("{first}{}", "<row/>".repeat(10_900)));
    assert_eq!(read(&blank, "a.xlsx", &SMALL).unwrap().sheets[0].rows.len(), 1);
}

#[test]
fn rows_are_counted_over_all_sheets() {
    let far = "<row r=\"190000\"><c r=\"A190000\"><v>1</v></c></row>";
    assert_eq!(too_large(&workbook_of(&[far; 400]), Limits::default()).0, Measure::Sheets);
    assert_eq!(too_large(&workbook_of(&[far; 4]), Limits::default()).0, Measure::FarCell);
    let row = "<row r=\"900\"><c r=\"A900\"><v>1</v></c></row>";
    let limits = Limits { max_rows: 5_000, ..Limits::default() };
    assert!(read(&workbook_of(&[row; 5]), "a.xlsx", &limits).is_ok());
    assert_eq!(too_large(&workbook_of(&[row; 6]), limits), (Measure::Rows, "S6!A900".to_owned(), 5_000));
}

#[test]
fn a_shared_text_used_often_counts_often() {
    let cells: String = (1..=1000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let shared = |text: &str| {
        let sheet = format!("{HEAD}{cells}{TAIL}").into_bytes();
        repacked(move |name, part| match name {
            "xl/sharedStrings.xml" => String::from_utf8(part).unwrap().replace("Nama", text).into_bytes(),
            "xl/worksheets/sheet1.xml" => sheet.clone(),
            _ => part,
        })
    };
    let limits = Limits { max_text_bytes: 200_000, ..Limits::default() };
    assert!(read(&shared("Nama"), "a.xlsx", &limits).is_ok());
    assert_eq!(too_large(&shared(&"N".repeat(1000)), limits).0, Measure::TextBytes);
}

/// A sheet whose only cell, B3, holds a text.
fn with_inline_text(text: &str) -> Vec<u8> {
    with_sheet_data(&format!("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>"))
}

#[test]
fn a_cell_holds_what_a_spreadsheet_program_puts_into_it_and_no_more() {
    assert!(read(&with_inline_text(&"é".repeat(32_767)), "a.xlsx", &Limits::default()).is_ok());
    assert!(read(&with_inline_text(&"&amp;".repeat(32_767)), "a.xlsx", &Limits::default()).is_ok());
    let named = (Measure::CellText, "Sheet1!B3".to_owned(), 32_767);
    assert_eq!(too_large(&with_inline_text(&"x".repeat(32_768)), Limits::default()), named);
    // Beyond that nothing is kept, neither as one text nor as many.
    for text in ["x".repeat(3 << 20), "x<!-- -->".repeat(300_000), "&amp;".repeat(300_000)] {
        let (what, at, _) = too_large(&with_inline_text(&text), Limits::default());
        assert!(what == Measure::CellText && at.starts_with("sheet1"), "{what:?} {at}");
    }
    let shared = repacked(|name, part| match name {
        "xl/sharedStrings.xml" => {
            String::from_utf8(part).unwrap().replace("Nama", &"N".repeat(40_000)).into_bytes()
        }
        _ => part,
    });
    assert_eq!(too_large(&shared, Limits::default()), (Measure::CellText, "Sheet1!A1".to_owned(), 32_767));
}

#[test]
fn what_a_part_says_of_itself_makes_no_room() {
    // Room for so many texts cannot be had, and asking for it ends the process.
    let boastful = repacked(|name, part| match name {
        "xl/sharedStrings.xml" => {
            let text = String::from_utf8(part).unwrap();
            text.replace("uniqueCount=\"2\"", "uniqueCount=\"18446744073709551615\"").into_bytes()
        }
        _ => part,
    });
    assert_eq!(too_large(&boastful, Limits::default()).0, Measure::Cells);
}

#[test]
fn what_stands_beside_the_cells_is_bounded_too() {
    let with_styles = |xml: String| {
        repacked(move |name, part| match name {
            "xl/styles.xml" => format!("<styleSheet xmlns=\"{MAIN}\">{xml}</styleSheet>").into_bytes(),
            _ => part,
        })
    };
    let styles = with_styles(format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(260_000)));
    assert_eq!(too_large(&styles, Limits::default()).0, Measure::Markup);
    // Every style has its font's name, so that a long one is as bad as many.
    let font = format!("<fonts><font><name val=\"{}\"/></font></fonts>", "f".repeat(100_000));
    let long = with_styles(format!("{font}<cellXfs>{}</cellXfs>", "<xf fontId=\"0\"/>".repeat(2_000)));
    assert_eq!(too_large(&long, Limits::default()).0, Measure::Markup);
    let deep = with_sheet_data(&"<a>".repeat(100_000));
    assert_eq!(too_large(&deep, Limits::default()).0, Measure::Markup);
    let merges = "<mergeCell ref=\"A1:B2\"/>".repeat(100_001);
    let merged = with_sheet_data(&format!("</sheetData><mergeCells>{merges}</mergeCells><sheetData>"));
    assert_eq!(too_large(&merged, Limits::default()).0, Measure::Merges);
    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    for part in 0..5_001 {
        many.start_file(part.to_string(), SimpleFileOptions::default()).unwrap();
    }
    assert_eq!(too_large(&many.finish().unwrap().into_inner(), Limits::default()).0, Measure::Markup);
}

#[test]
fn a_merged_text_counts_for_each_of_its_rows() {
    let rows: String =
        (2..=2_000).map(|row| format!("<row r=\"{row}\"><c r=\"B{row}\"><v>1</v></c></row>")).collect();
    let text = "t".repeat(30_000);
    let merge = "<mergeCell ref=\"A1:A2000\"/>";
    let bytes = repacked(|name, part| {
        match name {
        "xl/worksheets/sheet1.xml" => format!(
            "{HEAD}<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>{rows}</sheetData><mergeCells>{merge}</mergeCells></worksheet>"
        )
        .into_bytes(),
        _ => part,
    }
    });
    assert_eq!(too_large(&bytes, Limits::default()), (Measure::TextBytes, "Sheet1!A1".to_owned(), 56 << 20));
}

/// A workbook of ninety sheets, all of them the same part.
fn shown_often(part: &str) -> Vec<u8> {
    repacked(|name, bytes| match name {
        "xl/worksheets/sheet1.xml" => part.as_bytes().to_vec(),
        "xl/workbook.xml" => {
            let sheets: String = (0..90)
                .map(|number| format!("<sheet name=\"S{number}\" sheetId=\"1\" r:id=\"rId1\"/>"))
                .collect();
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets></workbook>")
                .into_bytes()
        }
        _ => bytes,
    })
}

#[test]
fn one_part_shown_as_many_sheets_is_not_read_for_each() {
    // Hexadecimal digits of a simple generator: they pack badly, so that reading them again is seen.
    let mut state = 1_u64;
    let noise: String = (0..10_000)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("{state:016x}")
        })
        .collect();
    let part = format!("{HEAD}<!--{noise}-->{TAIL}");
    let bytes = shown_often(&part);
    assert_eq!(too_large(&bytes, Limits::default()).0, Measure::UnpackedBytes);
    // One of many small pieces packs well, so the pieces are counted for each sheet.
    let bytes = shown_often(&format!("{HEAD}{}{TAIL}", "<row/>".repeat(2_000)));
    let limits = Limits { max_cells: 20_000, ..Limits::default() };
    assert_eq!(too_large(&bytes, limits).0, Measure::Markup);
}

#[test]
fn other_containers_are_named() {
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(refusal(&ole, Limits::default()), SheetError::OtherFormat("xls"));
    let locked: Vec<u8> =
        ole.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(refusal(&locked, Limits::default()), SheetError::Encrypted);
    let letter = repacked(|_, bytes| bytes);
    assert!(read(&letter, "misnamed.csv", &Limits::default()).is_ok(), "content decides, not the name");
    assert_eq!(refusal(b"<html>", Limits::default()), SheetError::WebPage);
    assert_eq!(refusal(&book(|_| Ok(())), Limits::default()), SheetError::Empty);
}

fn survive(bytes: &[u8], name: &str) {
    if let Ok(book) = read(bytes, name, &Limits::default()) {
        for sheet in &book.sheets {
            find_header(sheet, &[]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000), head in 0..3usize) {
        let head: &[u8] = [b"".as_slice(), b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]][head];
        let bytes = [head, &bytes].concat();
        survive(&bytes, "a.csv");
        survive(&bytes, "a.xlsx");
    }

    #[test]
    fn damaged_archives(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = sample();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        survive(&bytes, "a.xlsx");
        bytes.truncate(cut.index(bytes.len()));
        survive(&bytes, "a.xlsx");
    }

    #[test]
    fn damaged_parts(part in 0..12usize, at in any::<prop::sample::Index>(), byte in prop::sample::select(b"<>/\"=09A-# &;\xff".to_vec())) {
        let count = std::cell::Cell::new(0);
        let bytes = repacked(|_, mut bytes| {
            if count.replace(count.get() + 1) == part && !bytes.is_empty() {
                let place = at.index(bytes.len());
                bytes[place] = byte;
            }
            bytes
        });
        survive(&bytes, "a.xlsx");
    }
}

#[test]
fn what_is_hidden_and_what_was_never_computed_is_told() {
    let data = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\"><f>1+1</f><v></v></c><c r=\"B2\"><f>A2</f></c><c r=\"C2\"><f>2</f><v>2</v></c></row>\
        <row><c t=\"str\"><f>\"\"</f><v></v></c><c><f>3</f></c><c><v>3</v></c></row>";
    let sheet = super::sheet(&super::workbook_of(&[data]));
    assert_eq!(sheet.rows[1], [Cell::Uncomputed, Cell::Uncomputed, Cell::Number(2.0)]);
    assert_eq!(sheet.rows[2], [Cell::Empty, Cell::Uncomputed, Cell::Number(3.0)]);
    assert_eq!(sheet.hidden.rows.iter().copied().collect::<Vec<_>>(), [1]);
}

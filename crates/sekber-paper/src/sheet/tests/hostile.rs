//! Whatever bytes arrive, reading ends with a workbook or an error.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book;
use crate::sheet::{Limits, Measure, SheetError, find_header, read};

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

fn with_sheet_data(xml: &str) -> Vec<u8> {
    repacked(|name, bytes| {
        match name {
        "xl/worksheets/sheet1.xml" => format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{xml}</sheetData></worksheet>"
        )
        .into_bytes(),
        _ => bytes,
    }
    })
}

fn refusal(bytes: &[u8], limits: Limits) -> SheetError {
    read(bytes, "a.xlsx", &limits).unwrap_err()
}

#[test]
fn a_bomb_is_refused_before_it_is_parsed() {
    let bomb = repacked(|name, bytes| match name {
        "xl/worksheets/sheet1.xml" => vec![b' '; 30 << 20],
        _ => bytes,
    });
    assert!(bomb.len() < 1 << 20);
    let limits = Limits { max_unpacked_bytes: 20 << 20, ..Limits::default() };
    let expected = SheetError::TooLarge { what: Measure::UnpackedBytes, limit: 20 << 20 };
    assert_eq!(refusal(&bomb, limits), expected);
}

#[test]
fn a_stray_cell_far_away_is_refused_and_not_allocated() {
    let low = with_sheet_data("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>");
    assert!(matches!(refusal(&low, Limits::default()), SheetError::TooLarge { what: Measure::Rows, .. }));
    let right = with_sheet_data("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");
    assert!(matches!(
        refusal(&right, Limits::default()),
        SheetError::TooLarge { what: Measure::Columns, .. }
    ));
}

#[test]
fn a_shared_text_used_often_counts_often() {
    let cells: String = (1..=1000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let bytes = with_sheet_data(&cells);
    let limits = Limits { max_unpacked_bytes: 60_000, ..Limits::default() };
    assert!(read(&bytes, "a.xlsx", &Limits { max_unpacked_bytes: 200_000, ..limits }).is_ok());
    let long = repacked(|name, part| match name {
        "xl/sharedStrings.xml" => {
            String::from_utf8(part).unwrap().replace("Nama", &"N".repeat(1000)).into_bytes()
        }
        "xl/worksheets/sheet1.xml" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
            let mut out = Vec::new();
            std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut out).unwrap();
            out
        }
        _ => part,
    });
    let limits = Limits { max_unpacked_bytes: 200_000, ..limits };
    assert!(matches!(refusal(&long, limits), SheetError::TooLarge { what: Measure::UnpackedBytes, .. }));
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
    assert_eq!(refusal(b"<html>", Limits::default()), SheetError::NotASheet);
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

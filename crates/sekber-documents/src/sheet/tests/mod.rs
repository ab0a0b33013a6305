//! Tests of the sheets, on files made in code.

mod delimited;
mod header;
mod hostile;
mod template;
mod written;

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Workbook as Written, Worksheet, XlsxError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Limits, Sheet, Workbook, read};

/// Bytes of a workbook with one sheet filled by `fill`.
pub(super) fn book(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Written::new();
    fill(book.add_worksheet()).unwrap();
    book.save_to_buffer().unwrap()
}

/// The first sheet of an XLSX file, read with the default limits.
pub(super) fn sheet(bytes: &[u8]) -> Sheet {
    workbook(bytes, "lembar.xlsx").sheets.remove(0)
}

pub(super) fn workbook(bytes: &[u8], name: &str) -> Workbook {
    read(bytes, name, &Limits::default()).unwrap()
}

/// A workbook of sheets S1, S2 and so on with this data, with no more parts than it needs.
pub(super) fn workbook_of(sheets: &[&str]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let list = |part: &dyn Fn(usize) -> String| (1..=sheets.len()).map(part).collect::<String>();
    let names = list(&|at| format!("<sheet name=\"S{at}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>"));
    let targets = list(&|at| {
        format!(
            "<Relationship Id=\"rId{at}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
    });
    let relations =
        |inner: &str| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>");
    let document =
        format!("<Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), format!("<Types xmlns=\"{PACKAGE}/content-types\"/>")),
        ("_rels/.rels".to_owned(), relations(&document)),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{names}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(&targets)),
    ];
    parts.extend(sheets.iter().enumerate().map(|(at, data)| {
        let part = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>");
        (format!("xl/worksheets/sheet{}.xml", at + 1), part)
    }));
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        book.start_file(name, SimpleFileOptions::default()).unwrap();
        book.write_all(part.as_bytes()).unwrap();
    }
    book.finish().unwrap().into_inner()
}

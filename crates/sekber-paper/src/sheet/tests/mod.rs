//! Tests of the sheets, on files made in code.

mod delimited;
mod header;
mod hostile;
mod template;
mod written;

use rust_xlsxwriter::{Workbook as Written, Worksheet, XlsxError};

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

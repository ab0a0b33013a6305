//! Workbooks as people keep them, made in code: merged cells, hidden rows, formulas without results, stray cells.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One sheet to be written.
#[derive(Default)]
pub struct Book {
    rows: Vec<Vec<&'static str>>,
    merges: Vec<&'static str>,
    hidden: Vec<usize>,
    far: Option<(&'static str, usize)>,
}

impl Book {
    /// A sheet of these rows. What reads as a number is one; what begins with `=` is a formula whose result was not stored.
    pub fn of(rows: &[&[&'static str]]) -> Self {
        Self { rows: rows.iter().map(|row| row.to_vec()).collect(), ..Self::default() }
    }

    /// The same with merged ranges.
    pub fn merged(self, merges: &[&'static str]) -> Self {
        Self { merges: merges.to_vec(), ..self }
    }

    /// The same with hidden rows, counted from 1.
    pub fn hiding(self, rows: &[usize]) -> Self {
        Self { hidden: rows.to_vec(), ..self }
    }

    /// The same with a point in a cell far below.
    pub fn with_far_cell(self, cell: &'static str, row: usize) -> Self {
        Self { far: Some((cell, row)), ..self }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut data: String = self.rows.iter().enumerate().map(|(at, row)| self.row(at + 1, row)).collect();
        if let Some((cell, row)) = self.far {
            data.push_str(&format!("<row r=\"{row}\">{}</row>", text(cell, ".")));
        }
        let merges: String =
            self.merges.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
        let merges = if merges.is_empty() { merges } else { format!("<mergeCells>{merges}</mergeCells>") };
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData>{merges}</worksheet>");
        let parts = [
            ("[Content_Types].xml", format!("<Types xmlns=\"{PACKAGE}/content-types\"/>")),
            ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", sheet),
        ];
        let mut book = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            book.start_file(name, SimpleFileOptions::default()).unwrap();
            book.write_all(part.as_bytes()).unwrap();
        }
        book.finish().unwrap().into_inner()
    }

    fn row(&self, number: usize, cells: &[&str]) -> String {
        let hidden = if self.hidden.contains(&number) { " hidden=\"1\"" } else { "" };
        let cells: String =
            cells.iter().enumerate().map(|(column, cell)| cell_of(column, number, cell)).collect();
        format!("<row r=\"{number}\"{hidden}>{cells}</row>")
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

fn relation(kind: &str, target: &str) -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

fn cell_of(column: usize, row: usize, cell: &str) -> String {
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    let name = format!("{letter}{row}");
    match cell.strip_prefix('=') {
        _ if cell.is_empty() => String::new(),
        Some(formula) => format!("<c r=\"{name}\"><f>{formula}</f><v></v></c>"),
        None if cell.parse::<f64>().is_ok() && !cell.starts_with('0') => {
            format!("<c r=\"{name}\"><v>{cell}</v></c>")
        }
        None => text(&name, cell),
    }
}

fn text(name: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

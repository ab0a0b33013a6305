//! A picture with its table on one page: a map to print and to hand out.

use serde::Serialize;
use typst::foundations::{Datetime, Dict, IntoValue as _};

use super::world::compile;
use super::{Column, DocumentError};

const DESIGN: &str = concat!(include_str!("shrunk.typ"), include_str!("picture_sheet.typ"));

/// What stands on the page.
#[derive(Debug, Clone, Serialize)]
pub struct PictureSheet {
    /// Tag of the language, `id` or `en`.
    pub language: String,
    /// The title, which also says what the picture shows to those who hear the page.
    pub title: String,
    /// A paragraph under the title; empty for none.
    pub under: String,
    /// The picture: an SVG.
    pub picture: String,
    /// Whether the table stands beside the picture, as a tall one has it, and not below.
    pub beside: bool,
    /// Columns of the table; each has a share of the width.
    pub columns: Vec<Column>,
    /// Rows, each as long as there are columns. What does not fit is drawn smaller, so some ninety rows are as many as can be read.
    pub rows: Vec<Vec<String>>,
    /// What must be known to read it, a paragraph each.
    pub notes: Vec<String>,
    /// The day of the page: year, month, day.
    pub date: (i32, u8, u8),
}

/// Sets it as a PDF of one page. The same values give the same bytes.
///
/// # Errors
/// When the design does not accept them.
pub fn picture_sheet(sheet: &PictureSheet) -> Result<Vec<u8>, DocumentError> {
    let data = serde_json::to_string(sheet)?;
    let (year, month, day) = sheet.date;
    let mut inputs = Dict::new();
    inputs.insert("sheet".into(), data.as_str().into_value());
    compile(DESIGN, inputs, Datetime::from_ymd(year, month, day), &data)
}

#[cfg(test)]
mod tests {
    use super::super::count_pages;
    use super::*;

    const PICTURE: &str = concat!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 60 90" font-family="Liberation Sans" font-size="9">"#,
        "<style>.m1{fill:#c9e0d8}</style>",
        r#"<rect class="m1" width="40" height="70"/><text x="2" y="20">Sintang</text></svg>"#,
    );

    fn sheet(rows: usize, note: &str) -> PictureSheet {
        let column = |head: &str, share: u8, number: bool| Column { head: head.to_owned(), share, number };
        let row = |at: usize| vec![format!("Desa #{at} [*x*]"), at.to_string()];
        PictureSheet {
            language: "id".to_owned(),
            title: "Program per wilayah".to_owned(),
            under: note.to_owned(),
            picture: PICTURE.to_owned(),
            beside: false,
            columns: vec![column("Tempat", 3, false), column("Program", 1, true)],
            rows: (1..=rows).map(row).collect(),
            notes: vec![note.to_owned(), "Dibuat 2 Januari 2026.".to_owned()],
            date: (2026, 1, 2),
        }
    }

    #[test]
    fn it_is_one_page_whatever_there_is_to_say() {
        let long = "Kebutuhan yang panjang sekali namanya. ".repeat(40);
        for (rows, note) in
            [(0, ""), (1, "Siklus 2026"), (14, "x"), (19, ""), (90, long.as_str()), (400, long.as_str())]
        {
            let bytes = picture_sheet(&sheet(rows, note)).unwrap();
            assert!(bytes.starts_with(b"%PDF-1."), "{rows}");
            assert_eq!(count_pages(&bytes), 1, "{rows} rows");
            let tall = PictureSheet { beside: true, ..sheet(rows, note) };
            assert_eq!(count_pages(&picture_sheet(&tall).unwrap()), 1, "{rows} rows beside");
        }
    }

    #[test]
    fn the_same_values_give_the_same_bytes() {
        assert_eq!(picture_sheet(&sheet(3, "x")).unwrap(), picture_sheet(&sheet(3, "x")).unwrap());
        assert_ne!(picture_sheet(&sheet(3, "x")).unwrap(), picture_sheet(&sheet(4, "x")).unwrap());
    }
}

//! Many kept documents as one file: to print them at once, or to hand them out one by one under names that are in order.

use std::io::{Cursor, Write as _};

use typst::foundations::{Array, Bytes, Dict, IntoValue as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::DocumentError;
use super::world::{compile, typeset};

/// Each page of each file on a page of its own size. A kept document is drawn as it stands: nothing of it is set anew.
const DESIGN: &str = "#set page(width: auto, height: auto, margin: 0pt)
#set document(title: sys.inputs.title)
#for (at, page) in sys.inputs.pages.enumerate() {
  if at > 0 { pagebreak() }
  image(page.at(0), format: \"pdf\", page: page.at(1), alt: page.at(2))
}";

/// Pages of one file at most; what is gathered are certificates and letters.
const MOST_PAGES: i64 = 20;

fn inputs(title: &str, pages: Array) -> Dict {
    let mut inputs = Dict::new();
    inputs.insert("title".into(), title.into_value());
    inputs.insert("pages".into(), pages.into_value());
    inputs
}

fn page(bytes: &Bytes, number: i64, name: &str) -> Array {
    [bytes.clone().into_value(), number.into_value(), name.into_value()].into_iter().collect()
}

/// How many pages a file has: as many as can be drawn.
fn pages(bytes: &Bytes, name: &str) -> i64 {
    let has = |number: &i64| {
        let one: Array = [page(bytes, *number, name).into_value()].into_iter().collect();
        typeset(DESIGN, inputs(name, one), None).is_ok()
    };
    (1..=MOST_PAGES).take_while(has).last().unwrap_or(0)
}

/// How many pages a PDF has, twenty at most; none when it cannot be drawn.
pub fn count_pages(bytes: &[u8]) -> i64 {
    pages(&Bytes::new(bytes.to_vec()), "")
}

/// One PDF of all pages of some PDFs, in their order; each is named for those who hear the pages.
///
/// # Errors
/// When one of them is no PDF that can be drawn.
pub fn gathered(title: &str, files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, DocumentError> {
    let mut all = Array::new();
    for (name, bytes) in files {
        let bytes = Bytes::new(bytes.clone());
        let count = pages(&bytes, name);
        if count == 0 {
            return Err(DocumentError::Design(format!("{name} has no page that can be drawn")));
        }
        all.extend((1..=count).map(|number| page(&bytes, number, name).into_value()));
    }
    compile(DESIGN, inputs(title, all), None, title)
}

/// A ZIP of some files under their names.
///
/// # Errors
/// When two have the same name.
pub fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, DocumentError> {
    let failed = |why: &dyn std::fmt::Display| DocumentError::Design(why.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).map_err(|why| failed(&why))?;
        archive.write_all(bytes).map_err(|why| failed(&why))?;
    }
    Ok(archive.finish().map_err(|why| failed(&why))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::{Block, Document, Letterhead, Paper, pdf};

    fn sheet(text: &str, pages: usize) -> Vec<u8> {
        let words = || Block::Centred { text: text.to_owned(), size: 30, bold: true };
        let mut blocks = vec![words()];
        for _ in 1..pages {
            blocks.extend([Block::Annex, words()]);
        }
        let none = String::new;
        let letterhead = Letterhead { government: none(), unit: none(), address: none(), emblem: None };
        let (language, title) = ("id".to_owned(), text.to_owned());
        pdf(&Document {
            language,
            title,
            letterhead,
            paper: Paper::default().certificate(),
            wide: true,
            foot: String::new(),
            date: (2026, 1, 2),
            blocks,
        })
        .unwrap()
    }

    #[test]
    fn every_page_of_every_file_stands_in_the_one_that_is_printed() {
        let files =
            [("01 Satu.pdf".to_owned(), sheet("Satu", 1)), ("02 Dua.pdf".to_owned(), sheet("Dua", 2))];
        let bytes = gathered("Piagam", &files).unwrap();
        assert_eq!(pages(&Bytes::new(bytes), "semua"), 3);
        assert!(gathered("Piagam", &[("x".to_owned(), b"no PDF".to_vec())]).is_err());
        let archive = zip::ZipArchive::new(Cursor::new(zipped(&files).unwrap())).unwrap();
        let names: Vec<_> = archive.file_names().map(Result::unwrap).collect();
        assert_eq!(names, ["01 Satu.pdf", "02 Dua.pdf"]);
    }
}

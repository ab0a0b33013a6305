//! The readers of sheets against files that were damaged or made to do harm: any bytes give a workbook within the limits
//! or an error. Kept files are taken apart, changed in one place and put together again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../../../sekber-core/tests/fuzz/generator.rs"]
mod generator;

use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;

use generator::{corpus, fuzz, grows_with_its_input};
use proptest::prelude::*;
use proptest::sample::Index;
use sekber_documents::official::{Block, Clause, Column, Document, Letterhead, Paper, docx, pdf};
use sekber_documents::sheet::{Field, Limits, find_header, guess, read};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Small enough that passing a limit takes no time.
const LIMITS: Limits = Limits {
    max_bytes: 1 << 20,
    max_unpacked_bytes: 8 << 20,
    max_kept_bytes: 4 << 20,
    max_sheets: 20,
    max_rows: 5_000,
    max_columns: 50,
    max_cells: 20_000,
    max_text_bytes: 1 << 20,
};

fn kept() -> Vec<(String, Vec<u8>)> {
    corpus(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))
}

fn fields() -> Vec<Field> {
    let field = |key: &str, aliases: &[&str]| Field {
        key: key.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        many: false,
    };
    vec![field("title", &["Nama Program", "Judul Kegiatan"]), field("owner", &["Nama Lembaga", "Mitra"])]
}

/// Reads a file; what comes of it is within the limits.
fn survive(bytes: &[u8], name: &str, limits: &Limits) {
    let Ok(book) = read(bytes, name, limits) else { return };
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let cells: usize = book.sheets.iter().flat_map(|sheet| &sheet.rows).map(Vec::len).sum();
    assert!(book.sheets.len() <= limits.max_sheets && rows <= limits.max_rows && cells <= limits.max_cells);
    for sheet in &book.sheets {
        if let Some(header) = find_header(sheet, &fields()) {
            guess(&header.titles, &fields());
        }
        (0..sheet.rows.len().min(30)).for_each(|row| drop(sheet.row_through_merges(row)));
    }
}

/// What may be put into a part of a workbook or into text.
const PIECES: &[&str] = &[
    "<c r=\"A1\"><v>1</v></c>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<c r=\"A0\"/>",
    "<c t=\"s\"><v>99</v></c>",
    "<c t=\"inlineStr\"><is><t>x</t></is></c>",
    "<c t=\"d\"><v>2023-02-31</v></c>",
    "<c s=\"9999\"><v>1e308</v></c>",
    "<row r=\"4294967295\">",
    "<row>",
    "</row>",
    "</sheetData>",
    "<sheetData>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<mergeCell ref=\"B2:A1\"/>",
    "<si><t>x</t></si>",
    "uniqueCount=\"99999999999\"",
    "<xf numFmtId=\"14\"/>",
    "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#x110000;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "\"",
    "'",
    "<",
    ">",
    "/",
    "=",
    "\u{0}",
    "\u{feff}",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "|",
    "sep=;\n",
    "=1+1",
    "Nama Program",
    "#activity+name",
    "[Content_Types].xml",
    "xl/",
];

/// One change of a file: so many bytes at a place are replaced by a piece, several times.
type Change = (Index, Index, usize, &'static str, usize);

fn change() -> impl Strategy<Value = Change> {
    let times = prop_oneof![8 => 1..3_usize, 1 => 200..3_000_usize];
    (any::<Index>(), any::<Index>(), 0..24_usize, prop::sample::select(PIECES), times)
}

fn changed(mut bytes: Vec<u8>, (_, at, cut, piece, times): &Change) -> Vec<u8> {
    let from = at.index(bytes.len() + 1);
    let to = (from + cut).min(bytes.len());
    bytes.splice(from..to, piece.repeat(*times).into_bytes());
    bytes
}

/// An archive with one of its parts changed; other files are changed as they are.
fn damaged(bytes: &[u8], change: &Change) -> Vec<u8> {
    let Ok(mut source) = ZipArchive::new(Cursor::new(bytes)) else { return changed(bytes.to_vec(), change) };
    let chosen = change.0.index(source.len());
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..source.len() {
        let mut part = source.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.by_ref().take(200_000).read_to_end(&mut content).unwrap();
        let content = if index == chosen { changed(content, change) } else { content };
        target.start_file(name, SimpleFileOptions::default()).unwrap();
        target.write_all(&content).unwrap();
    }
    target.finish().unwrap().into_inner()
}

#[test]
fn kept_files_are_read_or_refused() {
    for (name, bytes) in kept() {
        survive(&bytes, &name, &Limits::default());
        survive(&bytes, &name, &LIMITS);
        survive(&bytes, "other.csv", &LIMITS);
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let files = kept();
    let which = (0..files.len(), prop::collection::vec(change(), 1..4));
    fuzz(96, which, |(at, changes)| {
        let (name, bytes) = &files[at];
        let bytes = changes.iter().fold(bytes.clone(), |bytes, change| damaged(&bytes, change));
        survive(&bytes, name, &LIMITS);
    });
}

#[test]
fn archives_cut_anywhere_are_read_or_refused() {
    let files = kept();
    let which = (0..files.len(), any::<Index>(), any::<u8>(), any::<Index>());
    fuzz(128, which, |(at, place, byte, end)| {
        let (name, bytes) = &files[at];
        let mut bytes = bytes.clone();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(end.index(bytes.len() * 2).min(bytes.len()));
        survive(&bytes, name, &LIMITS);
    });
}

#[test]
fn any_text_is_a_sheet_or_refused() {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..200);
    fuzz(128, pieces, |pieces| {
        let text = pieces.concat();
        survive(text.as_bytes(), "a.csv", &LIMITS);
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        survive(&utf16, "a.txt", &LIMITS);
    });
}

/// Words that a typesetter might take for something else.
fn words() -> impl Strategy<Value = String> {
    let signs = [
        "#",
        "#let x = ",
        "$",
        "*",
        "_",
        "`",
        "\\",
        "@",
        "<a>",
        "[",
        "]",
        "{",
        "}",
        "//",
        "/*",
        "= ",
        "\u{202e}",
    ];
    let pieces = signs.into_iter().chain(PIECES.iter().copied()).filter(|piece| !piece.contains('\0'));
    let pieces: Vec<&str> = pieces.collect();
    prop::collection::vec(prop::sample::select(pieces), 0..20).prop_map(|pieces| pieces.concat())
}

/// Sets eight pieces of text as the words of a document, in each of its places.
fn set(words: &[String]) {
    let word = |at: usize| words[at].clone();
    let columns = [0, 1].map(|at| Column { head: word(at), share: 1, number: false }).to_vec();
    let document = Document {
        language: "id".to_owned(),
        title: word(2),
        letterhead: Letterhead { government: word(3), unit: word(4), address: word(5), emblem: None },
        paper: Paper::default(),
        wide: false,
        foot: word(6),
        date: (2023, 9, 20),
        blocks: vec![
            Block::Title { text: word(7), under: word(0) },
            Block::Text { text: words.join("\n"), indent: true },
            Block::Numbered { items: words.to_vec() },
            Block::Clauses { clauses: vec![Clause::of_lines(&word(1), &words.join("\n"))] },
            Block::Table { columns, over: word(3), rows: vec![vec![word(1), word(2)]], row_millimetres: 9 },
        ],
    };
    assert!(pdf(&document).unwrap().starts_with(b"%PDF-"), "{words:?}");
    assert!(docx(&document).unwrap().starts_with(b"PK"), "{words:?}");
}

#[test]
fn documents_are_set_whatever_words_they_hold() {
    fuzz(6, prop::collection::vec(words(), 8), |words| set(&words));
}

#[test]
fn words_that_once_failed_are_set() {
    // The typesetter's quick way of breaking lines fails here, and the slow one takes its place.
    let tags = r#"</row><!--<!--<mergeCell ref="A1:XFD1048576"/>$"<c t="s"><v>99</v></c>uniqueCount="99999999999"$<!--"#;
    let mut words = vec![String::new(); 8];
    words[3] = tags.to_owned();
    set(&words);
}

#[test]
fn no_sheet_takes_longer_than_it_is_long() {
    for pattern in ["a,b\n", ",", "\"", "a;b;c\n", "Nama Program;", "\n", "x", "Judul Kegiatam "] {
        grows_with_its_input("text", pattern, 50_000, |text| {
            survive(text.as_bytes(), "a.csv", &Limits::default())
        });
        grows_with_its_input("titles", pattern, 2_000, |text| drop(guess(&[text.to_owned()], &fields())));
    }
}

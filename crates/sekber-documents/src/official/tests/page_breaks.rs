//! Where the pages of a PDF end, read from what each page says: never within signatures or before them alone, under a heading, or in a
//! row of a table.

use typst::foundations::{Datetime, Dict, IntoValue as _};
use typst::layout::{Frame, FrameItem};

use super::{column, sample};
use crate::official::world::{DESIGN, typeset};
use crate::official::{Block, Document, Signer};

fn read(frame: &Frame, all: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Text(run) => {
                all.push_str(&run.text);
                all.push(' ');
            }
            FrameItem::Group(group) => read(&group.frame, all),
            _ => {}
        }
    }
}

/// What each page says.
fn pages(blocks: Vec<Block>) -> Vec<String> {
    let data = serde_json::to_string(&Document { blocks, ..sample(0) }).unwrap();
    let mut inputs = Dict::new();
    inputs.insert("paper".into(), data.as_str().into_value());
    let set = typeset(DESIGN, inputs, Datetime::from_ymd(2023, 9, 20)).unwrap();
    let page_text = |frame: &Frame| {
        let mut all = String::new();
        read(frame, &mut all);
        all
    };
    set.pages().iter().map(|page| page_text(&page.frame)).collect()
}

/// The page on which something is said first.
fn page_of(pages: &[String], said: &str) -> usize {
    let found = pages.iter().position(|page| page.contains(said));
    found.unwrap_or_else(|| panic!("{said} stands on no page: {pages:?}"))
}

fn text(text: &str) -> Block {
    Block::Text { text: text.to_owned(), indent: false }
}

fn article(number: &str) -> Block {
    Block::Article { number: number.to_owned(), heading: "Ketentuan".to_owned() }
}

/// Paragraphs of one line, so that what follows begins anywhere on a page.
fn filled(lines: usize) -> Vec<Block> {
    (0..lines).map(|_| text("Isi.")).collect()
}

#[test]
fn signatures_are_whole_with_their_closing_and_articles_begin_with_their_text() {
    let names = ["Amalia", "Benediktus", "Cornelia", "Damianus", "Elisabet"];
    let signer = |name: &&str| Signer {
        position: "Kepala,".to_owned(),
        name: (*name).to_owned(),
        under: "NIP".to_owned(),
    };
    for lines in 10..=44 {
        let mut blocks = filled(lines);
        let long = format!("Mula {}", "kata ".repeat(80));
        blocks.extend([article("Pertama"), text(&long), article("Kedua"), text("Demikian dibuat.")]);
        blocks.push(Block::Signatures { signers: names.iter().map(signer).collect() });
        let pages = pages(blocks);
        assert_eq!(page_of(&pages, "Pertama"), page_of(&pages, "Mula"), "{lines} lines: {pages:?}");
        let closing = page_of(&pages, "Demikian");
        assert_eq!(page_of(&pages, "Kedua"), closing, "{lines} lines: {pages:?}");
        for name in names {
            assert_eq!(page_of(&pages, name), closing, "{name}, {lines} lines: {pages:?}");
        }
    }
}

#[test]
fn neither_a_row_of_a_table_nor_a_value_beside_its_name_is_cut() {
    let told = |at: usize| format!("awal{at:02} {}akhir{at:02}", "kata ".repeat(60));
    let table = Block::Table {
        columns: vec![column("No.", 0), column("Uraian", 1)],
        over: String::new(),
        rows: (1..=30).map(|at| vec![at.to_string(), told(at)]).collect(),
        row_millimetres: 0,
    };
    let set = pages(vec![table]);
    assert!(set.len() > 1, "{set:?}");
    for at in 1..=30 {
        let (begins, ends) = (format!("awal{at:02}"), format!("akhir{at:02}"));
        assert_eq!(page_of(&set, &begins), page_of(&set, &ends), "row {at}: {set:?}");
    }
    for lines in 30..=44 {
        let mut blocks = filled(lines);
        blocks.push(Block::Fields { fields: vec![("Alamat".to_owned(), told(1))] });
        let set = pages(blocks);
        assert_eq!(page_of(&set, "awal01"), page_of(&set, "akhir01"), "{lines} lines: {set:?}");
    }
}

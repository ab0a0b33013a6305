//! What is set is read back: every part is well-formed, every text of the model stands in the file, and the same document gives
//! the same bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx;
use crate::official::tests::sample;
use crate::official::{Block, Column, Document, Paper, Sheet, Signer};

/// The parts of a file by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        found.insert(part.name().unwrap().into_owned(), content);
    }
    found
}

/// The text of a part, with a line for each paragraph; fails where tags do not match.
fn text(xml: &[u8]) -> String {
    let mut reader = Reader::from_str(std::str::from_utf8(xml).unwrap());
    reader.config_mut().check_end_names = true;
    let (mut text, mut depth) = (String::new(), 0_i64);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => text.push('\n'),
            Event::Empty(tag) if tag.name().as_ref() == "w:tab" => text.push('\t'),
            Event::End(tag) => {
                depth -= 1;
                if tag.name().as_ref() == "w:p" {
                    text.push('\u{1}');
                }
            }
            Event::Text(piece) => text.push_str(piece.as_ref()),
            Event::GeneralRef(name) => text.push(match name.as_ref() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("{other}"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "a tag is not closed");
    text
}

/// Every text of a document that a reader sees.
fn said(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title { text, under } => all.extend([text.clone(), under.clone()]),
            Block::Letter { fields, dated, recipients } => {
                all.push(dated.clone());
                all.extend(recipients.clone());
                all.extend(fields.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
            }
            Block::Fields { fields } => {
                all.extend(fields.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
            }
            Block::Heading { text } | Block::Text { text, .. } | Block::Centred { text, .. } => {
                all.push(text.clone());
            }
            Block::Article { number, heading } => all.extend([number.clone(), heading.clone()]),
            Block::Numbered { items } => all.extend(items.clone()),
            Block::Table { columns, over, rows, .. } => {
                all.push(over.clone());
                all.extend(columns.iter().map(|column| column.head.clone()));
                all.extend(rows.iter().flatten().cloned());
            }
            Block::Signatures { signers } => {
                for signer in signers {
                    all.extend([signer.position.clone(), signer.name.clone(), signer.under.clone()]);
                }
            }
            Block::Check { text, code, .. } | Block::Code { code, text, .. } => {
                all.extend([text.clone(), code.clone()]);
            }
            Block::NewPage | Block::Annex | Block::Frame | Block::OnePage => {}
        }
    }
    all
}

/// The text without the signs that XML has no place for.
fn sound(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n') || (*c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}')))
        .collect()
}

#[test]
fn every_block_is_set_in_parts_that_belong_together() {
    let bytes = docx(&sample(40)).unwrap();
    let parts = parts(&bytes);
    for (name, content) in &parts {
        if name.ends_with(".png") {
            assert!(content.starts_with(b"\x89PNG"), "{name}");
        } else {
            text(content);
        }
    }
    let xml = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
    let (body, related) = (xml("word/document.xml"), xml("word/_rels/document.xml.rels"));
    assert_eq!(body.matches("<w:tblHeader/>").count(), 2, "whose table it is and its head, repeated");
    assert_eq!(body.matches("w:hRule=\"atLeast\"").count(), 40, "rows grow");
    assert!(!body.contains("w:hRule=\"exact\""), "no row cuts its text");
    assert!(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"), "A4");
    for at in 1..=2 {
        assert!(parts.contains_key(&format!("word/media/picture{at}.png")));
        assert!(
            related.contains(&format!("Id=\"picture{at}\""))
                && body.contains(&format!("r:embed=\"picture{at}\""))
        );
    }
    assert!(xml("word/styles.xml").contains("w:val=\"id-ID\""), "the language");
    let foot = xml("word/footer1.xml");
    assert!(foot.contains("PAGE") && foot.contains("NUMPAGES") && foot.contains("Berita Acara"));
    assert_eq!(bytes, docx(&sample(40)).unwrap(), "the same document");
    assert_ne!(bytes, docx(&sample(41)).unwrap(), "another document");
}

#[test]
fn a_wide_document_lies_on_its_side() {
    let bytes = docx(&Document { wide: true, ..sample(1) }).unwrap();
    let body = String::from_utf8(parts(&bytes)["word/document.xml"].clone()).unwrap();
    assert!(body.contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
}

#[test]
fn a_paper_asks_for_the_typeface_sizes_and_margins_of_its_settings() {
    let letter = sample(1);
    let folio = Paper { sheet: Sheet::F4, spacing: 150, ..letter.paper };
    let a4 = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
    let f4 = "<w:pgSz w:w=\"12189\" w:h=\"18709\"/>";
    for (paper, face, line, sheet) in [
        (letter.paper, "Arial", 264, a4),
        (letter.paper.decree(), "Bookman Old Style", 264, a4),
        (folio, "Arial", 360, f4),
    ] {
        let parts = parts(&docx(&Document { paper, ..letter.clone() }).unwrap());
        let xml = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
        let (styles, body) = (xml("word/styles.xml"), xml("word/document.xml"));
        assert!(styles.contains(&format!("w:ascii=\"{face}\"")), "{face}");
        assert!(styles.contains("<w:sz w:val=\"24\"/>") && styles.contains("<w:sz w:val=\"18\"/>"));
        assert!(styles.contains(&format!("w:line=\"{line}\" w:lineRule=\"auto\"")), "{line}");
        assert!(!styles.contains("-SIZE") && !styles.contains("LINE\""), "every setting is filled in");
        assert!(body.contains(sheet), "{sheet}");
        let margins = "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1417\" w:left=\"1701\"";
        assert!(body.contains(margins), "2, 2.5, 3 and 2 centimetres");
        assert!(body.contains("<w:b/><w:caps/><w:sz w:val=\"32\"/>"), "the unit, 4 to the government's 3");
    }
}

fn words() -> impl Strategy<Value = String> {
    any::<Vec<char>>().prop_map(|signs| signs.into_iter().take(30).collect())
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((words(), words()), 0..4)
}

fn blocks() -> impl Strategy<Value = Block> {
    let column = (words(), any::<u8>(), any::<bool>()).prop_map(|(head, share, number)| Column {
        head,
        share,
        number,
    });
    let signer =
        (words(), words(), words()).prop_map(|(position, name, under)| Signer { position, name, under });
    prop_oneof![
        (words(), words()).prop_map(|(text, under)| Block::Title { text, under }),
        (pairs(), words(), prop::collection::vec(words(), 0..3))
            .prop_map(|(fields, dated, recipients)| Block::Letter { fields, dated, recipients }),
        pairs().prop_map(|fields| Block::Fields { fields }),
        words().prop_map(|text| Block::Heading { text }),
        (words(), words()).prop_map(|(number, heading)| Block::Article { number, heading }),
        (words(), any::<bool>()).prop_map(|(text, indent)| Block::Text { text, indent }),
        prop::collection::vec(words(), 0..4).prop_map(|items| Block::Numbered { items }),
        (prop::collection::vec(column, 1..6), words(), prop::collection::vec(words(), 0..30), any::<u8>())
            .prop_map(|(columns, over, cells, row_millimetres)| {
                let rows = cells.chunks_exact(columns.len()).map(<[String]>::to_vec).collect();
                Block::Table { columns, over, rows, row_millimetres }
            }),
        prop::collection::vec(signer, 0..5).prop_map(|signers| Block::Signatures { signers }),
        (words(), words(), words()).prop_map(|(text, code, picture)| Block::Check { text, code, picture }),
        (words(), words(), words()).prop_map(|(code, picture, text)| Block::Code { code, picture, text }),
        Just(Block::NewPage),
        Just(Block::Annex),
    ]
}

proptest! {
    #[test]
    fn every_text_of_a_document_stands_in_it(blocks in prop::collection::vec(blocks(), 0..12), foot in words()) {
        let document = Document { blocks, foot, ..sample(0) };
        let parts = parts(&docx(&document).unwrap());
        let held = text(&parts["word/document.xml"]);
        for one in said(&document) {
            prop_assert!(held.contains(&sound(&one)), "{one:?} is missing in {held:?}");
        }
        prop_assert!(text(&parts["word/footer1.xml"]).contains(&sound(&document.foot)));
    }
}

#[test]
fn what_signatures_close_stays_on_their_page() {
    let text = |text: &str| Block::Text { text: text.to_owned(), indent: false };
    let signatures = Block::Signatures { signers: Vec::new() };
    let numbered = Block::Numbered { items: vec!["Satu".to_owned(), "Dua".to_owned()] };
    let kept = |blocks: Vec<Block>| {
        let file = docx(&Document { blocks, ..sample(0) }).unwrap();
        let xml = String::from_utf8(parts(&file).remove("word/document.xml").unwrap()).unwrap();
        xml.matches("<w:keepNext/>").count()
    };
    assert_eq!(kept(vec![text("Isi."), text("Demikian."), text("Sintang,"), signatures.clone()]), 2);
    assert_eq!(kept(vec![numbered.clone(), signatures]), 1, "the last sentence alone");
    assert_eq!(kept(vec![text("Isi."), numbered]), 0);
}

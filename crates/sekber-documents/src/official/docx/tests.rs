//! What is set is read back: every part is well-formed, every text of the model stands in the file, and the same document gives
//! the same bytes.

mod page_breaks;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx;
use crate::official::tests::{SQUARE, sample};
use crate::official::{Block, Clause, Column, Document, Emblem, Letterhead, Paper, Sheet, Signer};

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
            Block::Heading { text }
            | Block::Text { text, .. }
            | Block::Centred { text, .. }
            | Block::Dated { text }
            | Block::Draft { text } => all.push(text.clone()),
            Block::Article { number, heading } => all.extend([number.clone(), heading.clone()]),
            Block::Numbered { items } | Block::AnnexHead { lines: items } => all.extend(items.clone()),
            Block::Clauses { clauses } => {
                for clause in clauses {
                    all.push(clause.word.clone());
                    all.extend(clause.parts.iter().flat_map(|(mark, text)| [mark.clone(), text.clone()]));
                }
            }
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
            Block::Check { text, code, .. }
            | Block::Corner { text, code, .. }
            | Block::Code { code, text, .. } => {
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
    assert!(foot.contains("\"PAGE\"") && foot.contains("SECTIONPAGES") && foot.contains("Berita Acara"));
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
    let clause = (words(), prop::collection::vec((words(), words()), 1..4))
        .prop_map(|(word, parts)| Clause { word, parts });
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
        prop::collection::vec(clause, 0..4).prop_map(|clauses| Block::Clauses { clauses }),
        (prop::collection::vec(column, 1..6), words(), prop::collection::vec(words(), 0..30), any::<u8>())
            .prop_map(|(columns, over, cells, row_millimetres)| {
                let rows = cells.chunks_exact(columns.len()).map(<[String]>::to_vec).collect();
                Block::Table { columns, over, rows, row_millimetres }
            }),
        prop::collection::vec(signer, 0..5).prop_map(|signers| Block::Signatures { signers }),
        (words(), words(), words()).prop_map(|(text, code, picture)| Block::Check { text, code, picture }),
        (words(), words(), words()).prop_map(|(code, picture, text)| Block::Code { code, picture, text }),
        (words(), words(), words()).prop_map(|(text, code, picture)| Block::Corner { text, code, picture }),
        prop::collection::vec(words(), 0..4).prop_map(|lines| Block::AnnexHead { lines }),
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
    let dated = Block::Dated { text: "Sintang, 20 September 2023".to_owned() };
    assert_eq!(kept(vec![text("Isi."), text("Demikian."), dated, signatures.clone()]), 2);
    assert_eq!(kept(vec![numbered.clone(), signatures]), 1, "the last sentence alone");
    assert_eq!(kept(vec![text("Isi."), numbered]), 0);
}

fn part(document: &Document, name: &str) -> String {
    String::from_utf8(parts(&docx(document).unwrap()).remove(name).unwrap()).unwrap()
}

#[test]
fn names_of_those_who_sign_side_by_side_stand_in_one_row() {
    let signer = |position: &str, name: &str| Signer {
        position: position.to_owned(),
        name: name.to_owned(),
        under: String::new(),
    };
    let signers = vec![signer("Ketua,", "Yuliana"), signer("Kepala Dinas\nKesehatan,", "Damianus")];
    let blocks = vec![Block::Signatures { signers }];
    let body = part(&Document { blocks, ..sample(0) }, "word/document.xml");
    let row = body.split("<w:tr>").find(|row| row.contains("Yuliana")).unwrap_or_default();
    assert!(row.contains("Damianus") && !row.contains("Ketua"), "{row}");
}

#[test]
fn each_paper_of_a_stack_counts_its_own_pages() {
    let text = |text: &str| Block::Text { text: text.to_owned(), indent: false };
    let stack = Document { blocks: vec![text("Satu"), Block::NewPage, text("Dua")], ..sample(0) };
    let body = part(&stack, "word/document.xml");
    assert_eq!(body.matches("<w:sectPr>").count(), 2, "{body}");
    assert_eq!(body.matches("<w:pgNumType w:start=\"1\"/>").count(), 2, "both begin at one");
    assert!(part(&stack, "word/footer1.xml").contains("w:instr=\"SECTIONPAGES\""));
    let single = Document { blocks: vec![text("Satu"), Block::Annex, text("Lampiran")], ..sample(0) };
    let body = part(&single, "word/document.xml");
    assert!(body.matches("<w:sectPr>").count() == 1 && !body.contains("pgNumType"), "{body}");
    assert!(part(&single, "word/footer1.xml").contains("w:instr=\"NUMPAGES\""));
}

#[test]
fn clauses_of_a_decree_hang_under_their_words_and_letters() {
    let second = Clause::of_lines("KEDUA", "Tim bertugas:\na. menilai; dan\nb. melapor. Selesai");
    let told = |mark: &str, text: &str| (mark.to_owned(), text.to_owned());
    assert_eq!(
        second.parts,
        [told("", "Tim bertugas:"), told("a.", "menilai; dan"), told("b.", "melapor. Selesai")]
    );
    let plain = Clause::of_lines("KESATU", "Menetapkan Drs. X. Selesai");
    assert_eq!(plain.parts, [told("", "Menetapkan Drs. X. Selesai")], "a title is no letter");
    let decree = |clause: &Clause| Document {
        blocks: vec![Block::Clauses { clauses: vec![clause.clone()] }],
        ..sample(0)
    };
    let body = part(&decree(&second), "word/document.xml");
    assert_eq!(
        body.matches("<w:gridSpan w:val=\"2\"/>").count(),
        1,
        "the sentence before the letters: {body}"
    );
    assert_eq!(body.matches(">KEDUA<").count(), 1, "its word stands once");
    assert_eq!(
        text(body.as_bytes()).matches("a.\u{1}menilai; dan").count(),
        1,
        "a letter in a column of its own"
    );
}

#[test]
fn the_emblem_stands_on_every_letterhead_of_a_stack_and_lies_in_the_file_once() {
    let square = crate::drawing::png(SQUARE, 40).unwrap();
    for above in [false, true] {
        let emblem = Emblem::of(square.clone(), "Lambang <daerah>".to_owned(), above);
        let letterhead = Letterhead { emblem, ..sample(0).letterhead };
        let blocks = vec![Block::NewPage];
        let parts = parts(&docx(&Document { letterhead, blocks, ..sample(0) }).unwrap());
        assert_eq!(parts.get("word/media/picture1.png"), Some(&square));
        assert!(!parts.contains_key("word/media/picture2.png"));
        let body = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
        assert_eq!(body.matches("r:embed=\"picture1\"").count(), 2, "{body}");
        assert!(body.contains("<wp:docPr id=\"1\"") && body.contains("<wp:docPr id=\"2\""), "{body}");
        assert!(text(body.as_bytes()).contains("Sekretariat Bersama"));
        let unit = "Badan Perencanaan Pembangunan Daerah".to_owned();
        let letterhead = Letterhead { unit, ..sample(0).letterhead };
        let long = part(&Document { letterhead, ..sample(0) }, "word/document.xml");
        assert!(long.contains("Badan Perencanaan Pembangunan\u{a0}Daerah"), "no word alone: {long}");
    }
}

#[test]
fn posts_are_written_in_capitals_and_names_plain() {
    let signer = Signer {
        position: "Sintang, 20 September 2023\na.n. Bupati Sintang\nSekretaris Daerah,".to_owned(),
        name: "Dra. Siti Aminah, M.Si.".to_owned(),
        under: String::new(),
    };
    let body = part(
        &Document { blocks: vec![Block::Signatures { signers: vec![signer] }], ..sample(0) },
        "word/document.xml",
    );
    let capitals: Vec<&str> = body.split("<w:caps/>").skip(1).collect();
    assert!(capitals.iter().any(|after| after.contains(">Bupati Sintang<")), "{body}");
    assert!(
        !capitals.iter().any(|after| after.starts_with("</w:rPr><w:t xml:space=\"preserve\">a.n.")),
        "{body}"
    );
    assert!(
        text(body.as_bytes()).contains("Sintang, 20 September 2023\na.n. Bupati Sintang\nSekretaris Daerah,")
    );
    let name = body.split("Dra. Siti").next().and_then(|before| before.rsplit("<w:r>").next());
    assert_eq!(name, Some("<w:t xml:space=\"preserve\">"), "neither bold nor underlined");
}

#[test]
fn a_decree_bears_the_name_alone_and_its_numbers_over_the_text() {
    let letter = sample(0);
    let decree = Document { paper: letter.paper.decree(), foot: String::new(), ..letter.clone() };
    for (document, plain) in [(&letter, false), (&decree, true)] {
        let body = part(document, "word/document.xml");
        assert_eq!(body.contains("thickThinSmallGap"), !plain);
        assert_eq!(body.contains("Jalan Contoh 1"), !plain);
        assert_eq!(body.contains("r:id=\"header\"") && body.contains("<w:titlePg/>"), plain);
        assert_eq!(part(document, "word/header1.xml").contains("\"PAGE\""), plain);
        assert_eq!(part(document, "word/footer1.xml").contains("\"PAGE\""), !plain);
    }
}

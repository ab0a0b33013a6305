//! Where a word processor may begin a new page: never within signatures, before them alone, under a heading, or in a row of a table.

use super::part;
use crate::official::tests::sample;
use crate::official::{Block, Document, Signer};

fn body(blocks: Vec<Block>) -> String {
    part(&Document { blocks, ..sample(0) }, "word/document.xml")
}

fn text(text: &str) -> Block {
    Block::Text { text: text.to_owned(), indent: false }
}

fn signatures(posts: &[&str]) -> Block {
    let signer = |post: &&str| Signer {
        position: (*post).to_owned(),
        name: "Yuliana".to_owned(),
        under: "NIP".to_owned(),
    };
    Block::Signatures { signers: posts.iter().map(signer).collect() }
}

/// The rows of all tables.
fn rows(body: &str) -> Vec<&str> {
    body.split("<w:tr>").skip(1).collect()
}

/// The paragraph that says something.
fn paragraph<'a>(body: &'a str, said: &str) -> &'a str {
    body.split("<w:p>").find(|one| one.contains(said)).unwrap_or_default()
}

#[test]
fn those_who_sign_stand_on_one_page_however_many_they_are() {
    let body = body(vec![signatures(&["Ketua,", "Sekretaris,", "Mengetahui,"])]);
    let rows = rows(&body);
    assert_eq!(rows.len(), 4, "posts and names of two pairs: {body}");
    for (at, row) in rows.iter().enumerate() {
        assert!(row.starts_with("<w:trPr><w:cantSplit/>"), "{row}");
        let (all, kept) = (row.matches("<w:p>").count(), row.matches("<w:keepNext/>").count());
        assert!(at == 3 || all == kept, "every paragraph stays with the next row: {row}");
    }
}

#[test]
fn signatures_have_the_sentence_before_them_on_their_page() {
    let dated = Block::Dated { text: "Sintang, 20 September 2023".to_owned() };
    let body = body(vec![text("Isi."), text("Demikian."), dated, signatures(&["Ketua,"])]);
    assert!(paragraph(&body, "Demikian.").starts_with("<w:pPr><w:keepNext/><w:keepLines/>"), "{body}");
    assert!(paragraph(&body, "20 September").starts_with("<w:pPr><w:keepNext/>"), "{body}");
    assert!(!paragraph(&body, "Isi.").contains("keepNext"), "{body}");
}

#[test]
fn the_head_of_an_article_stays_with_its_first_paragraph() {
    let styles = part(&sample(0), "word/styles.xml");
    for style in ["Heading1", "Heading2"] {
        let named = format!("w:styleId=\"{style}\"");
        let own = styles.split("<w:style ").find(|one| one.contains(&named)).unwrap_or_default();
        assert!(own.contains("<w:keepNext/><w:keepLines/>"), "{style}: {own}");
    }
    let article = Block::Article { number: "Pasal 1".to_owned(), heading: "Maksud".to_owned() };
    let body = body(vec![article, Block::Heading { text: "Saran".to_owned() }, text("Isi.")]);
    for said in ["Pasal 1", "Saran"] {
        assert!(paragraph(&body, said).starts_with("<w:pPr><w:pStyle w:val=\"Heading2\"/>"), "{body}");
    }
}

#[test]
fn no_row_is_cut_and_neither_the_head_nor_the_last_row_stands_alone() {
    let is_table = |block: &Block| matches!(block, Block::Table { .. });
    let table = sample(3).blocks.into_iter().filter(is_table).collect();
    let body = body(table);
    let rows = rows(&body);
    assert!(rows.iter().all(|row| row.starts_with("<w:trPr><w:cantSplit/>")), "{body}");
    let kept: Vec<bool> = rows.iter().map(|row| row.contains("<w:keepNext/>")).collect();
    assert_eq!(kept, [true, true, false, true, false], "whose table it is, its head, three rows: {body}");
}

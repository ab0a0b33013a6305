//! Reading as a stranger would: whole files in, activities out, and everything that files do wrong.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Read;

use proptest::prelude::*;
use sekber_iati::{Limits, ReadError, Reader, Summary};

/// Reads all activities as JSON.
fn read(file: &[u8]) -> Result<Vec<serde_json::Value>, ReadError> {
    read_within(file, Limits::default())
}

fn read_within(file: impl Read, limits: Limits) -> Result<Vec<serde_json::Value>, ReadError> {
    let mut reader = Reader::new(file, limits);
    let mut all = Vec::new();
    while let Some(activity) = reader.next_activity()? {
        all.push(serde_json::to_value(activity).unwrap());
    }
    Ok(all)
}

fn wrapped(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><iati-activities version="2.03">{inside}</iati-activities>"#
    )
}

#[test]
fn what_parsers_get_wrong_is_read_right() {
    let file = wrapped(concat!(
        r#"<iati-activity xml:lang="id" default-currency=" IDR ">"#,
        "<iati-identifier>\u{a0}ID-1 </iati-identifier>",
        "<title><narrative xml:lang=\"\">Air &amp; tanah caf&#233;<!-- bukan --> <![CDATA[x < y]]><?pi x?>\r\n z</narrative>",
        "<narrative> </narrative></title>",
        r#"<title><narrative>second</narrative></title>"#,
        r#"<transaction><transaction-type code="3"/><value currency="">1.50</value><value>9</value></transaction>"#,
        r#"<budget><value>-2</value></budget></iati-activity>"#,
    ));
    let read = read(file.as_bytes()).unwrap();
    assert_eq!(read[0]["id"], "ID-1");
    assert_eq!(read[0]["title"], serde_json::json!([{ "lang": "id", "text": "Air & tanah café x < y\n z" }]));
    assert_eq!(read[0]["transactions"][0]["value"], "1.50");
    assert_eq!(read[0]["transactions"][0]["currency"], "IDR");
    assert_eq!(read[0]["budgets"][0]["status"], "1");
}

#[test]
fn sums_are_by_type_and_currency() {
    let file = wrapped(concat!(
        r#"<iati-activity><transaction><transaction-type code="3"/><value currency="IDR">0.1</value></transaction>"#,
        r#"<transaction><transaction-type code="3"/><value currency="IDR">0.2</value></transaction>"#,
        r#"<transaction><value>some</value></transaction></iati-activity>"#,
    ));
    let mut reader = Reader::new(file.as_bytes(), Limits::default());
    let mut summary = Summary::default();
    while let Some(activity) = reader.next_activity().unwrap() {
        summary.add(&activity);
    }
    assert_eq!(summary.activities(), 1);
    assert_eq!(summary.transactions()["3"]["IDR"], (2, "0.3".to_owned()));
    assert_eq!(summary.transactions()[""][""], (1, "0".to_owned()));
}

#[test]
fn every_encoding_gives_the_same() {
    let text = r#"<?xml version="1.0" encoding="ENC"?><iati-activities><iati-activity><iati-identifier>café</iati-identifier></iati-activity></iati-activities>"#;
    let latin: Vec<u8> = text.replace("ENC", "ISO-8859-1").chars().map(|c| c as u8).collect();
    let wide = text.replace("ENC", "UTF-16");
    let little: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(wide.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> =
        [0xEF, 0xBB, 0xBF].into_iter().chain(text.replace("ENC", "utf-8").bytes()).collect();
    for file in [latin, little, big, marked] {
        assert_eq!(read(&file).unwrap()[0]["id"], "café");
    }
    assert!(read(&text.replace("ENC", "UTF-8").chars().map(|c| c as u8).collect::<Vec<_>>()).is_err());
}

#[test]
fn a_document_that_defines_entities_is_refused() {
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><iati-activities><iati-activity><title><narrative>&b;</narrative></title></iati-activity></iati-activities>"#;
    assert!(matches!(read(bomb.as_bytes()), Err(ReadError::Entities { .. })));
    let unknown = wrapped("<iati-activity><title><narrative>&lol;</narrative></title></iati-activity>");
    assert!(matches!(read(unknown.as_bytes()), Err(ReadError::Malformed { .. })));
}

#[test]
fn broken_files_say_where() {
    for file in [
        "",
        "   ",
        "no xml at all",
        "<iati-activities>",
        "<iati-activities><iati-activity>",
        "<a></b>",
        "<a",
        "\u{0}",
    ] {
        assert!(read(file.as_bytes()).is_err(), "{file:?}");
    }
    let cut = wrapped("<iati-activity><title>");
    assert!(matches!(read(cut.as_bytes()), Err(ReadError::Malformed { at, .. }) if at > 0));
}

#[test]
fn what_is_kept_is_bounded() {
    let small = Limits { depth: 8, nodes: 50, text: 1_000, piece: 2_000 };
    let deep = wrapped(&format!("<iati-activity>{}{}</iati-activity>", "<x>".repeat(9), "</x>".repeat(9)));
    let many = wrapped(&format!("<iati-activity>{}</iati-activity>", "<x/>".repeat(60)));
    let long = wrapped(&format!("<iati-activity><x>{}</x></iati-activity>", "y".repeat(1_001)));
    for file in [deep, many, long] {
        let read = read_within(file.as_bytes(), small);
        assert!(matches!(read, Err(ReadError::TooLarge { .. })), "{read:?}");
    }
    // A text without an end is given up after the bound, not after the memory.
    let endless = wrapped("<iati-activity><x>").into_bytes();
    let endless = endless.as_slice().take(70).chain(std::io::repeat(b'y'));
    assert!(matches!(read_within(endless, small), Err(ReadError::TooLarge { .. })));
    let outside = format!("<iati-activities>{}", "<y>".repeat(100_000));
    assert!(matches!(read_within(outside.as_bytes(), small), Err(ReadError::TooLarge { .. })));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_change_of_a_sound_file_makes_it_panic(at in 0_usize..400, byte in any::<u8>(), cut in 0_usize..400) {
        let mut file = wrapped(
            r#"<iati-activity a="1"><title><narrative xml:lang="id">x &amp; y</narrative></title><budget><value currency="IDR">1</value></budget></iati-activity>"#,
        ).into_bytes();
        let at = at % file.len();
        file[at] = byte;
        file.truncate(file.len() - cut % 40);
        let _ = read(&file);
    }
}

//! Reading as a stranger would: whole files in, activities out, and everything that files do wrong.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Read;

use proptest::prelude::*;
use sekber_iati::{Kept, Limits, ReadError, Reader, Summary};

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
fn what_is_kept_apart_is_what_was_read() {
    let activity = |number: usize| {
        format!(
            r#"<iati-activity><iati-identifier>{number}</iati-identifier><title><narrative>{}</narrative></title></iati-activity>"#,
            "Air bersih ".repeat(number * 7 % 50)
        )
    };
    let file = wrapped(&(0..40).map(activity).collect::<String>());
    let mut reader = Reader::new(file.as_bytes(), Limits::default());
    let (mut rooms, mut apart) = ([Kept::default(), Kept::default()], Vec::new());
    // Rooms are used again and again, each after an activity of another size.
    while reader.next_into(&mut rooms[apart.len() % 2]).unwrap() {
        let kept = &mut rooms[apart.len() % 2];
        assert!(kept.room() > 0);
        apart.push(serde_json::to_value(kept.activity().unwrap()).unwrap());
    }
    assert_eq!(apart, read(file.as_bytes()).unwrap());
    let former = r#"<iati-activities version="1.05"><iati-activity><title>Water</title></iati-activity></iati-activities>"#;
    let (mut reader, mut room) =
        (Reader::new(former.as_bytes(), Limits::default()).translating(), Kept::default());
    assert!(reader.next_into(&mut room).unwrap());
    assert_eq!(room.activity().unwrap().unwrap().title[0].text, "Water");
    assert!(!reader.next_into(&mut room).unwrap() && room.activity().unwrap().is_none());
}

#[test]
fn a_fault_in_a_tag_is_told_before_what_comes_after_it() {
    let faulty = r#"<iati-activity><sector code="&lol;"/>"#;
    let place = |file: &str| match read(file.as_bytes()) {
        Err(ReadError::Malformed { at, .. }) => at,
        other => panic!("{other:?}"),
    };
    let alone = wrapped(&format!("{faulty}</iati-activity>"));
    assert_eq!(place(&alone), alone.find("<sector").unwrap() as u64);
    assert_eq!(place(&alone), place(&wrapped(&format!("{faulty}</title></iati-activity>"))));
    let (mut reader, mut room) = (Reader::new(alone.as_bytes(), Limits::default()), Kept::default());
    assert!(reader.next_into(&mut room).unwrap());
    assert!(room.activity().is_err() && room.activity().is_err(), "asked again it is as faulty");
}

#[test]
fn what_stands_in_an_attribute_is_read_as_it_is_meant() {
    let file = wrapped(
        "<iati-activity><sector vocabulary='1' code=\"a&amp;b\tc\" percentage=\"5\"/></iati-activity>",
    );
    let sector = &read(file.as_bytes()).unwrap()[0]["sectors"][0];
    assert_eq!((sector["code"].as_str(), sector["percentage"].as_str()), (Some("a&b c"), Some("5")));
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

#[test]
fn version_one_is_said_as_version_two_where_that_is_asked_for() {
    let file = concat!(
        r#"<iati-activities version="1.05"><iati-activity xml:lang="en" default-currency="USD">"#,
        "<reporting-org ref=\"X\" type=\"21\">Reporter</reporting-org><iati-identifier>X-1</iati-identifier>",
        "<title>Water</title><title xml:lang=\"id\">Air</title>",
        "<description type=\"1\">Much</description><description type=\"1\" xml:lang=\"id\">Banyak</description>",
        "<participating-org role=\"Funding\">Donor</participating-org>",
        "<participating-org role=\"implementing\">Doer</participating-org>",
        "<activity-status>Implementation</activity-status>",
        "<activity-date type=\"start-planned\">2013-02-01</activity-date>",
        "<activity-date type=\"end-actual\" iso-date=\"2014-02-01\">soon</activity-date>",
        "<sector vocabulary=\"DAC-3\" code=\"140\">Water</sector><sector code=\"14030\"/>",
        "<location><name>Dedai</name><coordinates latitude=\"0\" longitude=\"1\"/></location>",
        "<budget type=\"revised\"><period-start iso-date=\"2013-01-01\"/><value>5</value></budget>",
        "<transaction><transaction-type code=\"C\">Commitment</transaction-type><transaction-date>2013-03-04</transaction-date>",
        "<value>7</value><provider-org>Donor</provider-org></transaction></iati-activity></iati-activities>",
    );
    let mut reader = Reader::new(file.as_bytes(), Limits::default()).translating();
    let read = serde_json::to_value(reader.next_activity().unwrap().unwrap()).unwrap();
    let texts = |lang: &str, text: &str| serde_json::json!({ "lang": lang, "text": text });
    assert_eq!(read["title"], serde_json::json!([texts("en", "Water"), texts("id", "Air")]));
    assert_eq!(read["description"].as_array().unwrap().len(), 1);
    assert_eq!(read["description"][0]["text"][1], texts("id", "Banyak"));
    assert_eq!(read["reporting"]["name"][0], texts("en", "Reporter"));
    assert_eq!(
        (&read["participating"][0]["role"], &read["participating"][1]["role"]),
        (&"1".into(), &"4".into())
    );
    assert_eq!(read["participating"][1]["name"][0]["text"], "Doer");
    assert_eq!((&read["status"], &read["dates"][0]["type"]), (&"2".into(), &"1".into()));
    assert_eq!(
        (&read["dates"][0]["date"], &read["dates"][1]["date"]),
        (&"2013-02-01".into(), &"2014-02-01".into())
    );
    assert_eq!(
        (&read["sectors"][0]["vocabulary"], &read["sectors"][1]["vocabulary"]),
        (&"2".into(), &"1".into())
    );
    assert_eq!(
        (&read["locations"][0]["name"][0]["text"], &read["budgets"][0]["type"]),
        (&"Dedai".into(), &"2".into())
    );
    let money = &read["transactions"][0];
    assert_eq!((&money["type"], &money["date"]), (&"2".into(), &"2013-03-04".into()));
    assert_eq!(money["provider"]["name"][0]["text"], "Donor");
    // Where it is not asked for, the file is read as it stands.
    let plain = self::read(file.as_bytes()).unwrap();
    assert_eq!(
        (&plain[0]["title"], &plain[0]["transactions"][0]["type"]),
        (&serde_json::json!([]), &"C".into())
    );
}

#[test]
fn planned_disbursements_are_read_and_what_is_not_read_is_named() {
    let inside = concat!(
        r#"<iati-activity default-currency="USD"><planned-disbursement><period-start iso-date="2024-01-01"/>"#,
        r#"<value>7.5</value><provider-org>Donor</provider-org></planned-disbursement>"#,
        r#"<title>Air</title><title>Water</title><result/><policy-marker code="1"/><result/></iati-activity>"#,
    );
    let file = format!(r#"<iati-activities version="1.05">{inside}</iati-activities>"#);
    let mut reader = Reader::new(file.as_bytes(), Limits::default()).translating();
    let activity = reader.next_activity().unwrap().unwrap();
    let planned = &activity.planned[0];
    assert_eq!(
        (planned.start, planned.value, planned.currency),
        (Some("2024-01-01"), Some("7.5"), Some("USD"))
    );
    assert_eq!(planned.provider.as_ref().unwrap().name[0].text, "Donor");
    assert_eq!(activity.unread, ["result", "policy-marker", "result"]);
    let written = serde_json::to_value(&activity).unwrap();
    assert!(written.get("planned").is_none() && written.get("unread").is_none());
}

//! Checking as an officer would: files with one thing wrong each, and files that mean harm.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Read;

use proptest::prelude::*;
use sekber_iati::Limits;
use sekber_iati::check::{Checked, Fault, Finding, check};

/// An activity with everything that the standard asks for, a line for each element.
const SOUND: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
<iati-activity default-currency="IDR">
<iati-identifier>ID-KEM-1-A</iati-identifier>
<reporting-org ref="ID-KEM-1" type="22"><narrative>Yayasan</narrative></reporting-org>
<title><narrative>Kebun gizi</narrative></title>
<description type="1"><narrative>Kebun di sepuluh desa.</narrative></description>
<participating-org role="1" type="22" ref="ID-KEM-1"/>
<activity-status code="2"/>
<activity-date type="1" iso-date="2023-01-01"/>
<activity-date type="3" iso-date="2023-12-31"/>
<recipient-country code="ID" percentage="100"/>
<sector vocabulary="1" code="12240" percentage="60"/>
<sector vocabulary="1" code="31120" percentage="40"/>
<budget type="1" status="1"><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><value value-date="2023-01-01">1250000.50</value></budget>
<transaction>
<transaction-type code="3"/>
<transaction-date iso-date="2023-02-01"/>
<value currency="IDR" value-date="2023-02-01">500000</value>
</transaction>
</iati-activity>
</iati-activities>
"#;

fn all(file: impl Read) -> (Checked, Vec<Finding>) {
    let mut found = Vec::new();
    let done = check(file, Limits::default(), |finding| found.push(finding));
    (done, found)
}

/// The one thing that is wrong when a part of the sound file is another.
fn with(part: &str, other: &str) -> (u64, Fault) {
    assert!(SOUND.contains(part), "{part}");
    let (_, found) = all(SOUND.replacen(part, other, 1).as_bytes());
    assert_eq!(found.len(), 1, "{part} → {other}: {found:#?}");
    let one = found.into_iter().next().unwrap();
    assert!(one.to_string().starts_with(&format!("line {}", one.line)));
    (one.line, one.fault)
}

#[test]
fn nothing_is_said_of_a_sound_file() {
    let (done, found) = all(SOUND.as_bytes());
    assert_eq!(found, []);
    assert_eq!(done, Checked { activities: 1, ..Checked::default() });
}

#[test]
fn each_thing_that_is_wrong_is_told_on_its_line() {
    let text = |text: &str| text.to_owned();
    let cases = [
        ("version=\"2.03\"", "", 1, Fault::NoVersion),
        ("version=\"2.03\"", "version=\"3\"", 1, Fault::Version(text("3"))),
        ("<activity-status code=\"2\"/>", "", 3, Fault::Missing("activity-status", text("iati-activity"))),
        (
            "<activity-status code=\"2\"/>",
            "<activity-status code=\"9\"/>",
            9,
            Fault::Code("ActivityStatus", text("9")),
        ),
        (
            "<activity-status code=\"2\"/>",
            "<activity-status/>",
            9,
            Fault::Attribute(text("activity-status"), "code"),
        ),
        (
            "<activity-status code=\"2\"/>",
            "<activity-status code=\"2\"/><state/>",
            9,
            Fault::Unknown(text("state"), text("iati-activity")),
        ),
        (
            "<title><narrative>Kebun gizi</narrative></title>",
            "<title><narrative> </narrative></title>",
            6,
            Fault::NoText(text("title")),
        ),
        ("<iati-identifier>ID-KEM-1-A", "<iati-identifier>XX-1", 4, Fault::Prefix(text("ID-KEM-1"))),
        ("ID-KEM-1-A", "ID-KEM-1 A", 4, Fault::Identifier(text("ID-KEM-1 A"))),
        (
            "2023-12-31\"/>\n<recipient",
            "2022-12-31\"/>\n<recipient",
            11,
            Fault::Backwards("the planned work", text("2023-01-01"), text("2022-12-31")),
        ),
        (
            "type=\"1\" iso-date=\"2023-01-01\"",
            "type=\"1\" iso-date=\"2023-02-30\"",
            10,
            Fault::Day(text("2023-02-30")),
        ),
        (
            "type=\"1\" iso-date=\"2023-01-01\"",
            "type=\"1\" iso-date=\"0023-01-01\"",
            10,
            Fault::FarDay(text("0023-01-01")),
        ),
        ("code=\"ID\"", "code=\"Indonesia\"", 12, Fault::Code("Country", text("Indonesia"))),
        (
            "percentage=\"60\"",
            "percentage=\"50\"",
            13,
            Fault::Shares(text("sectors of vocabulary 1"), text("90.00")),
        ),
        ("percentage=\"60\"", "percentage=\"160\"", 13, Fault::Percentage(text("160"))),
        ("percentage=\"60\"", "", 13, Fault::SharesMissing(text("sectors of vocabulary 1"), 1, 2)),
        ("code=\"12240\"", "code=\"122\"", 13, Fault::Code("Sector", text("122"))),
        (
            "<period-end iso-date=\"2023-12-31\"/>",
            "<period-end iso-date=\"2024-12-31\"/>",
            15,
            Fault::LongBudget(text("2023-01-01"), text("2024-12-31")),
        ),
        (">1250000.50<", ">1.250.000<", 15, Fault::Amount(text("1.250.000"))),
        ("default-currency=\"IDR\"", "", 15, Fault::NoCurrency),
        (
            "currency=\"IDR\" value-date",
            "currency=\"rupiah\" value-date",
            19,
            Fault::Code("Currency", text("rupiah")),
        ),
        (
            "<transaction-type code=\"3\"/>",
            "<transaction-type code=\"99\"/>",
            17,
            Fault::Code("TransactionType", text("99")),
        ),
        (
            "<transaction-date iso-date=\"2023-02-01\"/>",
            "",
            16,
            Fault::Missing("transaction-date", text("transaction")),
        ),
        ("value-date=\"2023-02-01\">500", ">500", 19, Fault::Attribute(text("value"), "value-date")),
    ];
    for (part, other, line, fault) in cases {
        assert_eq!(with(part, other), (line, fault), "{part} → {other}");
    }
}

#[test]
fn order_and_doubles_are_seen() {
    let (line, fault) = with(
        "<title><narrative>Kebun gizi</narrative></title>\n<description type=\"1\"><narrative>Kebun di sepuluh desa.</narrative></description>",
        "<description type=\"1\"><narrative>Kebun di sepuluh desa.</narrative></description>\n<title><narrative>Kebun gizi</narrative></title>",
    );
    assert_eq!((line, fault), (7, Fault::Order("title".to_owned(), "description".to_owned())));
    let whole = &SOUND[SOUND.find("<iati-activity ").unwrap()..SOUND.find("</iati-activities>").unwrap()];
    let twice = SOUND.replacen("</iati-activities>", &format!("{whole}</iati-activities>"), 1);
    let (done, found) = all(twice.as_bytes());
    assert_eq!(done.activities, 2);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].fault, Fault::Twice("ID-KEM-1-A".to_owned()));
}

#[test]
fn organisations_are_checked_too() {
    let file = r#"<iati-organisations version="2.03"><iati-organisation><organisation-identifier>ID-KEM-1</organisation-identifier>
<name><narrative>Yayasan</narrative></name>
<total-budget><period-start iso-date="2024-01-01"/><period-end iso-date="2023-01-01"/><value value-date="2023-01-01">1</value></total-budget>
</iati-organisation></iati-organisations>"#;
    let (done, found) = all(file.as_bytes());
    assert_eq!((done.activities, done.organisations, done.faults), (0, 1, 3), "{found:#?}");
}

#[test]
fn an_old_file_is_told_so_and_that_is_no_fault() {
    let file = SOUND
        .replace("2.03", "1.05")
        .replace("code=\"3\"", "code=\"D\"")
        .replace("type=\"1\" iso", "type=\"start-planned\" iso");
    let (done, found) = all(file.as_bytes());
    assert_eq!(done.faults, 0, "{found:#?}");
    assert_eq!(found, [Finding { line: 1, record: None, fault: Fault::Old("1.05".to_owned()) }]);
}

#[test]
fn files_that_mean_harm_end_with_a_sentence() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<iati-activities version=\"2.03\">&b;</iati-activities>";
    let cut = &SOUND[..SOUND.len() / 2];
    let deep = format!("<iati-activities version=\"2.03\">{}", "<iati-activity>".repeat(100_000));
    let wide = format!("<iati-activities version=\"2.03\"><iati-activity>{}", "<budget/>".repeat(300_000));
    for (name, file) in [
        ("bomb", bomb.as_bytes()),
        ("cut", cut.as_bytes()),
        ("deep", deep.as_bytes()),
        ("wide", wide.as_bytes()),
        ("empty", b""),
        ("zero", &[0; 100]),
        ("text", b"Kepada Yth."),
        ("utf-16", &[0xff, 0xfe, b'<', 0, b'a', 0]),
        ("latin", b"<?xml version=\"1.0\" encoding=\"utf-8\"?><iati-activities version=\"2.03\"><iati-activity>\xe9</iati-activity></iati-activities>"),
    ] {
        let (done, found) = all(file);
        assert!(done.faults > 0, "{name}");
        assert!(matches!(found.last().unwrap().fault, Fault::Unreadable(_) | Fault::Empty), "{name}: {found:?}");
    }
    let (_, found) = all(&b"<html>\n</html>"[..]);
    assert_eq!(found[0].fault, Fault::Root("html".to_owned()));
    // What stands in a file is told in part only, and cannot write over the terminal.
    let long = SOUND.replacen("code=\"ID\"", &format!("code=\"{}\u{1b}[2J\"", "X".repeat(10_000)), 1);
    let (_, found) = all(long.as_bytes());
    assert!(
        found.iter().all(|one| one.to_string().len() < 300 && !one.to_string().contains('\u{1b}')),
        "{found:?}"
    );
}

#[test]
fn lines_are_counted_over_pieces_and_mixed_ends() {
    let file = SOUND
        .replacen("<sector", &format!("{}<sector", "<!-- \n\n\n -->\r\n".repeat(50_000)), 1)
        .replacen("code=\"12240\"", "code=\"x\"", 1);
    let (_, found) = all(file.as_bytes());
    assert_eq!(found[0].line, 13 + 4 * 50_000);
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let (done, found) = all(&bytes[..]);
        prop_assert!(done.faults > 0 && !found.is_empty());
    }

    #[test]
    fn any_damage_ends(at in 0..SOUND.len(), byte in any::<u8>()) {
        let mut file = SOUND.as_bytes().to_vec();
        file[at] = byte;
        let (done, found) = all(&file[..]);
        prop_assert_eq!(done.faults as usize, found.iter().filter(|one| !one.fault.is_note()).count());
    }
}

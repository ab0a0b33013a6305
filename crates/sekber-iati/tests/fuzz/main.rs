//! The reader and the check against files that were damaged or made to do harm: any bytes give activities within the limits or an error,
//! the same ones each time, and take no longer than they are long. Kept files are changed in one place.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../../../sekber-core/tests/fuzz/generator.rs"]
mod generator;

use std::path::PathBuf;

use generator::{corpus, fuzz, grows_with_its_input};
use proptest::prelude::*;
use proptest::sample::Index;
use sekber_iati::check::check;
use sekber_iati::{Limits, Reader, Summary};

/// Small enough that passing a limit takes no time.
const LIMITS: Limits = Limits { depth: 16, nodes: 2_000, text: 1 << 16, piece: 1 << 14 };

/// What files of the standard are made of, whole and broken.
const PIECES: &[&str] = &[
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<?xml version='1.0' encoding='UTF-16'?>",
    "<!DOCTYPE a [<!ENTITY a \"b\">]>",
    "<!DOCTYPE iati-activities>",
    "<iati-activities version=\"2.03\">",
    "<iati-activities version=\"1.05\">",
    "<iati-organisations version=\"2.03\">",
    "</iati-activities>",
    "<iati-activity default-currency=\"IDR\" xml:lang=\"id\">",
    "<iati-activity>",
    "</iati-activity>",
    "<iati-identifier> X-1 </iati-identifier>",
    "<title><narrative xml:lang=\"\">Air &amp; tanah</narrative></title>",
    "<title>Air</title>",
    "<description type=\"1\"><narrative>&#233;&#x1F600;</narrative></description>",
    "<participating-org role=\"Funding\">Donor</participating-org>",
    "<activity-date type=\"start-planned\">2013-02-31</activity-date>",
    "<activity-date type=\"1\" iso-date=\"0000-00-00T99:99\"/>",
    "<budget type=\"2\"><period-start iso-date=\"2024-01-01\"/><value currency=\"USD\">12.345</value></budget>",
    "<transaction><transaction-type code=\"D\"/><value>-99999999999999999999999.000001</value></transaction>",
    "<transaction><value>1e9</value></transaction>",
    "<x:other xmlns:x=\"y\" a='1' a='2'>",
    "</x:other>",
    "<![CDATA[ <x> ]]>",
    "<![CDATA[",
    "]]>",
    "<!-- a -->",
    "<!--",
    "-->",
    "<?pi ?>",
    "&lol;",
    "&#0;",
    "&",
    "<",
    ">",
    "\"",
    "=",
    "\u{0}",
    "\u{feff}",
    "\r\n",
    "é",
];

fn kept() -> Vec<(String, Vec<u8>)> {
    corpus(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))
}

/// Everything that is told of a file: its activities, its sums, and where it ends badly.
fn told(file: &[u8], translates: bool, limits: Limits) -> (Vec<String>, String, Option<String>) {
    let reader = Reader::new(file, limits);
    let mut reader = if translates { reader.translating() } else { reader };
    let (mut activities, mut summary) = (Vec::new(), Summary::default());
    let end = loop {
        match reader.next_activity() {
            Ok(Some(activity)) => {
                summary.add(&activity);
                activities.push(serde_json::to_string(&activity).unwrap());
            }
            Ok(None) => break None,
            Err(error) => break Some(error.to_string()),
        }
    };
    (activities, serde_json::to_string(&summary).unwrap(), end)
}

/// A file is told the same twice, in either way of reading, and the check ends as the reading does.
fn is_told(file: &[u8]) {
    for translates in [false, true] {
        let once = told(file, translates, LIMITS);
        assert_eq!(once, told(file, translates, LIMITS));
        let (activities, ..) = &once;
        assert!(activities.iter().all(|line| !line.contains('\n')), "one line for each activity");
    }
    let mut findings = 0_u64;
    let done = check(file, LIMITS, |finding| findings += u64::from(!finding.fault.is_note()));
    assert_eq!(done.faults, findings);
}

#[test]
fn kept_files_are_told_the_same_each_time() {
    for (_, file) in kept() {
        is_told(&file);
    }
}

#[test]
fn whatever_a_file_is_made_of_reading_it_ends() {
    let pieces =
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    fuzz(192, pieces, |file| is_told(file.as_bytes()));
    fuzz(64, prop::collection::vec(any::<u8>(), 0..2_000), |file| is_told(&file));
}

#[test]
fn damaged_files_are_read_to_where_they_are_sound() {
    let kept = kept();
    let damage = (any::<Index>(), any::<Index>(), any::<u8>(), any::<Index>(), 0_usize..4);
    fuzz(192, damage, |(which, at, byte, cut, how)| {
        let (_, file) = which.get(&kept);
        let (at, cut) = (at.index(file.len()), cut.index(file.len()));
        let mut file = file.clone();
        match how {
            0 => file[at] = byte,
            1 => file.truncate(at),
            2 => file.insert(at, byte),
            _ => {
                file.drain(at.min(cut)..at.max(cut));
            }
        }
        is_told(&file);
    });
}

#[test]
fn no_file_takes_longer_than_it_is_long() {
    let whole = "<iati-activity default-currency=\"IDR\"><title><narrative>Air &amp; tanah</narrative></title>\
                 <transaction><transaction-type code=\"3\"/><value>1.5</value></transaction></iati-activity>";
    let hostile = [
        "<a ",
        "<!-- ",
        "&amp;",
        "<![CDATA[ ",
        "]]>",
        "<x a='1' ",
        "\u{0}",
        "<iati-activity>",
        "</x>",
        "<?p ",
    ];
    for repeated in [whole].into_iter().chain(hostile) {
        grows_with_its_input("reading", repeated, 100_000, |text| {
            let file = format!("<iati-activities version=\"1.05\">{text}");
            let _ = told(file.as_bytes(), true, Limits::default());
            let _ = check(file.as_bytes(), Limits::default(), |_| ());
        });
    }
}

//! What stands in addresses, forms, attachments, IATI files and backups against whatever is sent: it is read to its end, and what
//! was read is written again as it was.

#[path = "../../../sekber-core/tests/fuzz/generator.rs"]
mod generator;

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Method, header};
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use generator::{corpus, fuzz, grows_with_its_input};
use proptest::prelude::*;
use proptest::sample::Index;
use sekber::kit::backup;
use sekber::kit::files::FileKind;
use sekber::kit::form::Form;
use sekber::kit::page::QueryString;
use sekber::kit::store::paging::{Cursor, Key};

use sekber_iati::{Limits, Reader};
use tokio::runtime::Handle;

use crate::harness::{Caller, Harness, OWN_PARTNER};

/// What queries are made of.
const PIECES: &[&str] = &[
    "a",
    "after",
    "before",
    "q",
    "=",
    "&",
    ";",
    "%",
    "%00",
    "%ff",
    "%E2%80%AE",
    "%25",
    "+",
    "~",
    "é",
    "\u{0}",
    "\r\n",
    "0",
    "-1",
    "9223372036854775808",
    "/",
    "..",
    "<",
    "\"",
];

fn queries() -> impl Strategy<Value = String> {
    let pieces =
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

/// Files that are kept because their like once did harm, or was tried.
fn kept(folder: &str) -> Vec<(String, Vec<u8>)> {
    corpus(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder))
}

fn read_address(query: &str) {
    let form = Form::from_query(Some(query));
    let kept = QueryString::keep(&form, &["a", "q", "after"]);
    let link = kept.link("/x");
    let (_, again) = link.split_once('?').unwrap_or_default();
    let again = Form::from_query(Some(again));
    let pairs: Vec<_> = again.pairs().collect();
    let wanted = kept.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    assert_eq!(pairs, wanted.collect::<Vec<_>>(), "{query:?}");
    assert!(kept.without("q").pairs().iter().all(|(name, _)| name != "q"));
}

#[test]
fn kept_addresses_are_read_and_written_again_as_they_were() {
    for (_, query) in kept("addresses") {
        read_address(&String::from_utf8(query).unwrap());
    }
}

#[test]
fn addresses_are_read_and_written_again_as_they_were() {
    fuzz(256, queries(), |query| read_address(&query));
}

#[test]
fn places_in_lists_are_read_and_written_again_as_they_were() {
    fuzz(256, (queries(), queries()), |(after, before)| {
        match Cursor::from_query(Some(&after), Some(&before)) {
            Cursor::After(key) => assert_eq!(Key::parse(&key.to_text()), Some(key)),
            Cursor::Before(key) => assert!(Key::parse(&after).is_none() && before.contains(&key.id)),
            Cursor::Start => assert!(!after.contains('~') && !before.contains('~')),
        }
    });
}

#[test]
fn no_query_takes_longer_than_it_is_long() {
    for pattern in ["a&", "a=b&", "%", "%41", "~", "+"] {
        grows_with_its_input("queries", pattern, 4_000, |query| {
            let form = Form::from_query(Some(query));
            drop((form.text("b").to_owned(), QueryString::keep(&form, &["a"]).link("/")));
            drop(Cursor::from_query(Some(query), None));
        });
    }
}

/// What forms with a file are made of, their boundary being `b`.
const PARTS: &[&str] = &[
    "--b\r\n",
    "--b\n",
    "--b--\r\n",
    "--b",
    "\r\n",
    "\r\n\r\n",
    "Content-Disposition: form-data; name=\"kind\"\r\n\r\n",
    "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n",
    "Content-Disposition: form-data; name=\"\"; filename*=UTF-8''%ff%00\r\n\r\n",
    "Content-Disposition: form-data\r\n",
    "Content-Disposition: attachment; filename=\"../../a\"\r\n",
    "Content-Type: application/pdf\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "name=\"",
    "filename=",
    ":",
    ";",
    "%PDF-1.7 1 0 obj << /Type /Page >> %%EOF",
    "PK\u{3}\u{4}",
    "\u{0}",
    "\u{202e}",
    "é",
    "x",
];

/// Sends a form with a file, whose boundary is `b`, where a paper is kept.
async fn send_form(caller: &Caller, body: impl Into<Body>) {
    let paper = format!("/partners/{OWN_PARTNER}/papers/document-of-partner-own");
    let request = caller.request(Method::POST, &paper);
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let seen = caller.send(request.body(body.into()).unwrap()).await;
    assert!(seen.status < 500, "{}: {}", seen.status, seen.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_with_files_are_read_or_refused_whatever_they_hold() {
    let harness = Harness::on_sqlite().await;
    let partner = harness.as_partner().await;
    for (_, form) in kept("forms") {
        send_form(&partner, form).await;
    }
    let part = (prop::sample::select(PARTS), prop_oneof![20 => 1..3_usize, 1 => 1_000..5_000_usize]);
    fuzz(48, prop::collection::vec(part, 0..24), |parts| {
        let body: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
        tokio::task::block_in_place(|| Handle::current().block_on(send_form(&partner, body)));
    });
}

#[test]
fn damaged_attachments_are_told_what_they_are_or_refused() {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = ["sekber-files/src/tests", "sekber-documents/tests/corpus"];
    let mut files: Vec<Vec<u8>> =
        folders.iter().flat_map(|folder| corpus(&crates.join(folder))).map(|(_, bytes)| bytes).collect();
    files.push(b"%PDF-1.7\n1 0 obj << /Type /Page /ObjStm 1 >> stream\nx\nendstream endobj\n%%EOF".to_vec());
    let changes = prop::collection::vec((any::<Index>(), 1..40_usize, any::<u8>()), 1..4);
    fuzz(96, (0..files.len(), changes, any::<Index>()), |(which, changes, end)| {
        let mut bytes = files[which].clone();
        for (at, length, byte) in changes {
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes[from..to].fill(byte);
        }
        bytes.truncate(end.index(bytes.len() * 2).min(bytes.len()));
        let _ = FileKind::of(&bytes);
    });
}

/// What files of activities are made of.
const ACTIVITIES: &[&str] = &[
    "<iati-activities version=\"2.03\">",
    "<iati-activities version=\"1.05\">",
    "</iati-activities>",
    "<iati-activity default-currency=\"IDR\" xml:lang=\"id\">",
    "</iati-activity>",
    "<iati-identifier>ID-1</iati-identifier>",
    "<title><narrative>Air</narrative></title>",
    "<transaction><transaction-type code=\"3\"/><value currency=\"IDR\" value-date=\"2023-02-31\">1.5</value></transaction>",
    "<budget><value>-9e999</value></budget>",
    "<sector percentage=\"100\" code=\"x\"/>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
    "&b;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<",
    ">",
    "\"",
    "\u{0}",
    "\u{feff}",
    "<a>",
];

#[test]
fn files_of_activities_are_read_or_refused() {
    let piece = (prop::sample::select(ACTIVITIES), prop_oneof![8 => 1..3_usize, 1 => 100..400_usize]);
    fuzz(128, prop::collection::vec(piece, 0..40), |pieces| {
        let file: String = pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect();
        let mut reader = Reader::new(file.as_bytes(), Limits::default()).translating();
        while let Ok(Some(activity)) = reader.next_activity() {
            drop(serde_json::to_string(&activity).unwrap());
        }
    });
}

#[tokio::test]
async fn damaged_backups_are_refused_or_hold_what_they_held() {
    let harness = Harness::on_sqlite().await;
    let whole = harness.folder().join("whole.tar.gz");
    let manifest = backup::write(harness.app.db(), harness.app.files(), &whole, 0).await.unwrap();
    let mut tar = Vec::new();
    GzDecoder::new(std::fs::File::open(&whole).unwrap()).read_to_end(&mut tar).unwrap();
    let changed = harness.folder().join("changed.tar.gz");
    fuzz(24, (any::<Index>(), any::<Index>(), 1..600_usize, any::<u8>()), |(at, end, length, byte)| {
        let mut bytes = tar.clone();
        let from = at.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes[from..to].fill(byte);
        bytes.truncate(end.index(bytes.len() * 2).min(bytes.len()));
        let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&bytes).unwrap();
        std::fs::write(&changed, packed.finish().unwrap()).unwrap();
        // What was written over may be padding; then everything is there.
        if let Ok(found) = backup::check(&changed) {
            assert_eq!(found.parts, manifest.parts);
            assert!(bytes.len() + 2_048 > tar.len(), "the end is missing");
        }
    });
}

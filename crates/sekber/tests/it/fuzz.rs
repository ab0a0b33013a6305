//! What stands in addresses, forms and backups against whatever is sent: it is read to its end, and what was read is
//! written again as it was.

#[path = "../../../sekber-core/tests/fuzz/generator.rs"]
mod generator;

use std::io::{Read as _, Write as _};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use generator::{fuzz, grows_with_its_input};
use proptest::prelude::*;
use proptest::sample::Index;
use sekber::kit::backup;
use sekber::kit::form::Form;
use sekber::kit::page::QueryString;
use sekber::kit::store::paging::{Cursor, Key};

use crate::harness::Harness;

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

#[test]
fn addresses_are_read_and_written_again_as_they_were() {
    fuzz(256, queries(), |query| {
        let form = Form::from_query(Some(&query));
        let kept = QueryString::keep(&form, &["a", "q", "after"]);
        let link = kept.link("/x");
        let (_, again) = link.split_once('?').unwrap_or_default();
        let again = Form::from_query(Some(again));
        let pairs: Vec<_> = again.pairs().collect();
        let wanted = kept.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
        assert_eq!(pairs, wanted.collect::<Vec<_>>(), "{query:?}");
        assert!(kept.without("q").pairs().iter().all(|(name, _)| name != "q"));
    });
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

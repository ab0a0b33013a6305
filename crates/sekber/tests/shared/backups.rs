//! Backups that were changed by hand.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sekber::kit::backup::Manifest;
use sekber::kit::digest::sha256;

type Pack = tar::Builder<GzEncoder<File>>;

/// Packs a file of one's own making.
pub fn pack(path: &Path, fill: impl FnOnce(&mut Pack)) {
    let mut tar = tar::Builder::new(GzEncoder::new(File::create(path).unwrap(), Compression::fast()));
    fill(&mut tar);
    tar.into_inner().unwrap().finish().unwrap().flush().unwrap();
}

/// A backup with other rows in one table, which it may name otherwise, and a list of parts that says so.
pub fn with_other_rows(
    from: &Path,
    to: &Path,
    (table, named): (&str, &str),
    change: impl Fn(Vec<u8>) -> Vec<u8>,
) {
    let (table, named) = (format!("tables/{table}.jsonl"), format!("tables/{named}.jsonl"));
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(from).unwrap()));
    pack(to, |tar| {
        let mut changed = None;
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut path = entry.path().unwrap().display().to_string();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            if path == table {
                (path, bytes) = (named.clone(), change(bytes));
                let rows = bytes.iter().filter(|byte| **byte == b'\n').count();
                changed = Some((rows as u64, bytes.len() as u64, sha256(&bytes)));
            }
            if path == "manifest.json" {
                let mut manifest: Manifest = serde_json::from_slice(&bytes).unwrap();
                let mut part = manifest.parts.remove(&table).unwrap();
                (part.rows, part.bytes, part.sha256) = changed.clone().unwrap();
                manifest.parts.insert(named.clone(), part);
                bytes = serde_json::to_vec(&manifest).unwrap();
            }
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            tar.append_data(&mut header, path, &bytes[..]).unwrap();
        }
    });
}

//! Those who sign: each with the post in capitals, room to sign, and the name; all of them on one page.

use super::{Body, CENTRED};
use crate::official::Signer;
use crate::official::docx::xml::{KEEP_NEXT, cell, paragraph, row, run, table};
use crate::official::over_signature::pieces;

/// Room for a signature.
const SIGNATURE: u32 = 1_077;

impl Body<'_> {
    /// Two in a line. Every row but the last stays with the next, so that nobody signs on another page than the others.
    pub(super) fn signatures(&mut self, signers: &[Signer]) {
        let half = self.width() / 2;
        let empty = |keeps: &str| [paragraph(KEEP_NEXT, ""), paragraph(keeps, "")];
        // Posts stand in one row and names in the next, so that the names stand level however many lines a post takes.
        let beside = |left: [String; 2], right: [String; 2]| -> String {
            let rows = left.into_iter().zip(right);
            rows.map(|(left, right)| row("", &(cell(half, "", &left) + &cell(half, "", &right)))).collect()
        };
        let pairs = signers.chunks(2);
        let lines = (0..pairs.len()).rev().zip(pairs);
        let rows: String = lines
            .map(|(left, pair)| {
                let keeps = if left > 0 { KEEP_NEXT } else { "" };
                match pair {
                    [one] if signers.len() == 1 => beside(empty(keeps), signer(one, keeps)),
                    [one] => beside(signer(one, keeps), empty(keeps)),
                    [left, right, ..] => beside(signer(left, keeps), signer(right, keeps)),
                    [] => String::new(),
                }
            })
            .collect();
        if !rows.is_empty() {
            self.text.push_str(&table(&[half, half], 0, false, &rows));
        }
    }
}

/// The post of somebody who signs, and below the room for the signature the name with what stands under it; `keeps` ties that to the
/// row below.
fn signer(one: &Signer, keeps: &str) -> [String; 2] {
    let near = |before: u32| format!("{KEEP_NEXT}<w:spacing w:before=\"{before}\" w:after=\"0\"/>{CENTRED}");
    let name = match one.name.as_str() {
        "" => run("................................", ""),
        name => run(name, ""),
    };
    let post = pieces(&one.position).into_iter();
    let post = post.map(|(text, capital)| run(&text, if capital { "<w:caps/>" } else { "" }));
    let named = paragraph(&near(SIGNATURE), &name)
        + &paragraph(&format!("{keeps}<w:spacing w:after=\"120\"/>{CENTRED}"), &run(&one.under, ""));
    [paragraph(&near(120), &post.collect::<String>()), named]
}

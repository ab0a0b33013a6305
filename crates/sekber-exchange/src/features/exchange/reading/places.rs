//! Places: names in any spelling become codes; what has no code is kept as a note and said.

use std::collections::BTreeSet;

use sekber_core::reading::{Hint, Mention, Outcome, Place};
use sekber_core::text::words;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::{Reading, Remark};
use crate::features::exchange::references::References;
use crate::features::exchange::verdict::join;

/// The places of a cell under a title.
pub(super) fn places(references: &References, text: &str, title: &str) -> Reading {
    let mut reading = Reading::default();
    let mut codes = BTreeSet::new();
    let mut notes = Vec::new();
    let hint = Hint { level: level_of(title), within: Some(references.region.clone()) };
    for mention in mentions(references, text, &hint) {
        take(references, mention, &mut codes, &mut notes, &mut reading.remarks);
    }
    let codes = simplest(references, codes);
    reading.value = Some(join(codes)).filter(|codes| !codes.is_empty());
    if !notes.is_empty() {
        reading.more.push(("place_note", notes.join("; ")));
    }
    reading
}

fn mentions(references: &References, text: &str, hint: &Hint) -> Vec<Mention> {
    let by_code: Option<Vec<RegionCode>> = text
        .split([';', ',', '\n', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    match by_code.filter(|codes| !codes.is_empty()) {
        Some(codes) => codes.into_iter().map(|code| of_code(references, code)).collect(),
        None => references.places.read(&narrow_first(text), hint),
    }
}

fn of_code(references: &References, code: RegionCode) -> Mention {
    let known = references.places.place(&code).is_some();
    let text = code.to_string();
    Mention { text, outcome: if known { Outcome::Exact(code) } else { Outcome::Unknown(Vec::new()) } }
}

/// Budget sheets write from wide to narrow ("Kab. Sintang, Kec. Sepauk, Semua Desa"); people from narrow to wide.
fn narrow_first(text: &str) -> String {
    let turned = |part: &str| {
        let pieces: Vec<&str> = part.split(',').map(str::trim).collect();
        let wide_first =
            pieces.len() > 1 && words(pieces[0]).first().is_some_and(|word| word.starts_with("kab"));
        let pieces: Vec<&str> = if wide_first { pieces.into_iter().rev().collect() } else { pieces };
        pieces.join(", ")
    };
    text.split([';', '\n']).map(turned).collect::<Vec<_>>().join("; ")
}

/// "Kecamatan" alone above a column says the level of what is below it.
fn level_of(title: &str) -> Option<RegionLevel> {
    match words(title).join(" ").as_str() {
        "kecamatan" | "nama kecamatan" => Some(RegionLevel::District),
        "desa" | "nama desa" | "desa kelurahan" | "kelurahan" => Some(RegionLevel::Village),
        _ => None,
    }
}

fn take(
    references: &References,
    mention: Mention,
    codes: &mut BTreeSet<RegionCode>,
    notes: &mut Vec<String>,
    remarks: &mut Vec<Remark>,
) {
    let name = |code: &RegionCode| place_name(references, code);
    match mention.outcome {
        Outcome::Exact(code) => {
            codes.insert(code);
        }
        Outcome::Near(code) => {
            remarks.push(Remark::notice(&mention.text, "read-as", name(&code)));
            codes.insert(code);
        }
        Outcome::Every(all) => codes.extend(all),
        Outcome::Ambiguous(all) => match all.iter().find(|code| **code == references.region) {
            // The regency and its capital share a name; the wider place is never wrong.
            Some(regency) => {
                remarks.push(Remark::notice(&mention.text, "read-as", name(regency)));
                codes.insert(regency.clone());
            }
            None => {
                let several = all.iter().take(3).map(name).collect::<Vec<_>>().join(" / ");
                remarks.push(Remark::fault(&mention.text, "ambiguous-place").suggesting(Some(several)));
            }
        },
        Outcome::Unknown(similar) if similar.is_empty() => {
            remarks.push(Remark::notice(&mention.text, "place-kept-as-note", ""));
            notes.push(mention.text);
        }
        Outcome::Unknown(similar) => {
            let likely = similar.iter().map(name).collect::<Vec<_>>().join(" / ");
            remarks.push(Remark::fault(&mention.text, "unknown-place").suggesting(Some(likely)));
        }
    }
}

/// A place with the kecamatan around it, as the reader understands it again.
pub fn place_name(references: &References, code: &RegionCode) -> String {
    let place = |code: &RegionCode| references.places.place(code).cloned();
    let Some(Place { name, .. }) = place(code) else { return code.to_string() };
    match code.level() {
        RegionLevel::District => format!("Kec. {name}"),
        RegionLevel::Village => match code.parent().and_then(|parent| place(&parent)) {
            Some(around) => format!("Desa {name}, Kec. {}", around.name),
            None => name,
        },
        _ => name,
    }
}

/// A region all of whose parts are named stands for them; a region of which parts are named was only their address.
fn simplest(references: &References, mut codes: BTreeSet<RegionCode>) -> Vec<String> {
    for level in [RegionLevel::Village, RegionLevel::District] {
        let parents: BTreeSet<RegionCode> =
            codes.iter().filter(|code| code.level() == level).filter_map(RegionCode::parent).collect();
        for parent in parents {
            let parts = references.parts_of(&parent);
            if parts.len() > 1 && parts.iter().all(|part| codes.contains(part)) {
                codes.retain(|code| !parent.contains(code));
                codes.insert(parent);
            }
        }
    }
    let has_parts = |code: &RegionCode| codes.iter().any(|other| other != code && code.contains(other));
    codes.iter().filter(|code| !has_parts(code)).map(ToString::to_string).collect()
}

/// One text of a column for kecamatan and one for desa: `Kec. A: desa, desa`.
pub fn joined_text(parts: &[(String, String)]) -> String {
    let of = |word: &str| {
        let is_word = |title: &str| words(title).iter().any(|part| part == word);
        parts.iter().find(|(title, _)| is_word(title)).map(|(_, text)| text.trim())
    };
    match (of("kecamatan"), of("desa")) {
        (Some(around), Some(villages)) if parts.len() == 2 && !around.contains([',', ';', '\n']) => {
            let around = around.strip_prefix("Kecamatan ").unwrap_or(around);
            format!("Kec. {}: {villages}", around.trim_start_matches("Kec. "))
        }
        _ => parts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; "),
    }
}

//! Places: names in any spelling become codes; what has no code is kept as a note and said.

use std::collections::BTreeSet;

use sekber_core::reading::{Hint, Mention, Outcome, Place};
use sekber_core::text::words;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::{Reading, Remark, elsewhere};
use crate::features::exchange::references::{References, key};
use crate::features::exchange::verdict::{join, split};

/// Places that are offered for a name that several bear.
const MOST_OFFERED: usize = 8;

/// The places of a cell whose column may say their level.
pub(super) fn places(references: &References, text: &str, level: Option<RegionLevel>) -> Reading {
    within(references, text, &Hint { level, within: Some(references.region.clone()) })
}

/// The places of a text, of which something is known beforehand.
fn within(references: &References, text: &str, hint: &Hint) -> Reading {
    let mut reading = Reading::default();
    let mut codes = BTreeSet::new();
    let mut notes = Vec::new();
    for mention in mentions(references, text, hint) {
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
        None => {
            // An address in another regency is not looked for in this one.
            let (elsewhere, here): (Vec<&str>, Vec<&str>) =
                text.split([';', '\n']).partition(|part| lies_elsewhere(references, part));
            if elsewhere.is_empty() {
                return references.places.read(&narrow_first(text), hint);
            }
            let unknown =
                |part: &&str| Mention { text: part.trim().to_owned(), outcome: Outcome::Unknown(Vec::new()) };
            let mut found = references.places.read(&narrow_first(&here.join("; ")), hint);
            found.extend(elsewhere.iter().map(unknown));
            found
        }
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

/// The level that a title says of the places below it. "District" is a kecamatan where another column holds the regency.
pub fn level_of(title: &str, titles: &[String]) -> Option<RegionLevel> {
    const VILLAGE: &[&str] = &[
        "desa",
        "kelurahan",
        "kalurahan",
        "kampung",
        "gampong",
        "nagari",
        "pekon",
        "village",
        "villages",
        "lembang",
    ];
    const DISTRICT: &[&str] =
        &["kecamatan", "kec", "kapanewon", "kemantren", "distrik", "subdistrict", "subdistricts"];
    const REGENCY: &[&str] = &["kabupaten", "regency", "kota", "kab"];
    let says = |title: &str, names: &[&str]| words(title).iter().any(|word| names.contains(&word.as_str()));
    let lowest = title.rsplit(" / ").next().unwrap_or(title);
    let lower = lowest.to_lowercase();
    let sub = lower.contains("sub district") || lower.contains("sub-district");
    let regency_beside = titles.iter().any(|title| says(title, REGENCY));
    let district =
        sub || says(lowest, DISTRICT) || (says(lowest, &["district", "districts"]) && regency_beside);
    match (says(lowest, VILLAGE), district, says(lowest, REGENCY)) {
        (true, false, false) => Some(RegionLevel::Village),
        (false, true, false) => Some(RegionLevel::District),
        (false, false, true) => Some(RegionLevel::Regency),
        _ => None,
    }
}

/// A cell of places: its column, the level that the column says, and the text.
pub type Told<'a> = (usize, Option<RegionLevel>, &'a str);

/// The places of a row whose columns hold one level each: the kecamatan in one, its villages in the next. Each remark comes with
/// the column that it is about. A row of another regency has no place in this district; it is kept as a note.
pub fn places_of(references: &References, cells: &[Told<'_>]) -> (Reading, Vec<(usize, Remark)>) {
    let district = |level| Hint { level, within: Some(references.region.clone()) };
    let of = |wanted: RegionLevel| cells.iter().find(|(_, level, _)| *level == Some(wanted));
    let regency = of(RegionLevel::Regency);
    if let Some((column, _, text)) = regency.filter(|(_, _, text)| is_elsewhere(references, text)) {
        let note = cells.iter().rev().map(|(_, _, text)| *text).collect::<Vec<_>>().join(", ");
        let more = vec![("place_note", note)];
        return (
            Reading { more, ..Reading::default() },
            vec![(*column, Remark::notice(*text, "other-regency", ""))],
        );
    }
    let (around, villages) = (of(RegionLevel::District), of(RegionLevel::Village));
    let narrower = cells
        .iter()
        .any(|(_, level, _)| !matches!(level, Some(RegionLevel::Regency | RegionLevel::Province)));
    let mut whole = Reading::default();
    let mut told = Vec::new();
    let mut codes = BTreeSet::new();
    let mut notes = Vec::new();
    let mut take_in = |column: usize, reading: Reading| {
        let read = reading
            .value
            .iter()
            .flat_map(|value| split(value))
            .filter_map(|code| code.parse::<RegionCode>().ok());
        codes.extend(read);
        notes.extend(reading.more.into_iter().map(|(_, note)| note));
        told.extend(reading.remarks.into_iter().map(|remark| (column, remark)));
    };
    for (column, level, text) in cells {
        let inside = match (level, around) {
            (Some(RegionLevel::Regency | RegionLevel::Province), _) if narrower => continue,
            (Some(RegionLevel::Village), Some((_, _, around))) => one_kecamatan(references, around),
            (Some(RegionLevel::District), Some(_))
                if villages.is_some() && one_kecamatan(references, text).is_some() =>
            {
                // The kecamatan is the address of its villages; what is to be said of its spelling is said.
                let reading = within(references, text, &district(*level));
                take_in(*column, Reading { value: None, ..reading });
                continue;
            }
            _ => None,
        };
        let hint = Hint { level: *level, within: inside.or(Some(references.region.clone())) };
        take_in(*column, within(references, text, &hint));
    }
    if let (true, Some((_, _, text))) = (codes.is_empty(), around.filter(|_| villages.is_some())) {
        // Villages without a code lie in a kecamatan that has one.
        codes.extend(one_kecamatan(references, text));
    }
    let codes = simplest(references, codes);
    whole.value = Some(join(codes)).filter(|codes| !codes.is_empty());
    if !notes.is_empty() {
        whole.more.push(("place_note", notes.join("; ")));
    }
    (whole, told)
}

/// The kecamatan that a text names, when it is one.
fn one_kecamatan(references: &References, text: &str) -> Option<RegionCode> {
    let hint = Hint { level: Some(RegionLevel::District), within: Some(references.region.clone()) };
    match mentions(references, text, &hint).as_slice() {
        [Mention { outcome, .. }] => {
            outcome.one().filter(|code| code.level() == RegionLevel::District).cloned()
        }
        _ => None,
    }
}

/// Whether a text names another regency than the district.
fn is_elsewhere(references: &References, text: &str) -> bool {
    let hint = Hint { level: Some(RegionLevel::Regency), within: Some(references.region.clone()) };
    if elsewhere::is_another_regency(&references.region, text) {
        return true;
    }
    let found = references.places.resolve(text, &hint);
    found.one().is_none() && key(text) != key(references.region.as_str())
}

/// Whether a part of a cell is an address of which a piece says that it is another regency.
fn lies_elsewhere(references: &References, part: &str) -> bool {
    part.contains(',') && part.split(',').any(|piece| elsewhere::is_said(&references.region, piece))
}

fn take(
    references: &References,
    mention: Mention,
    codes: &mut BTreeSet<RegionCode>,
    notes: &mut Vec<String>,
    remarks: &mut Vec<Remark>,
) {
    let name = |code: &RegionCode| place_name(references, code);
    // A name of another regency is no slip of the finger in one of ours, unless a place here bears it.
    let nearly: &[RegionCode] = match &mention.outcome {
        Outcome::Near(code) => std::slice::from_ref(code),
        Outcome::Ambiguous(all) | Outcome::Unknown(all) => all,
        Outcome::Exact(_) | Outcome::Every(_) => &[],
    };
    let bears = |code: &RegionCode| {
        references.places.place(code).is_some_and(|place| elsewhere::is_same(&place.name, &mention.text))
    };
    if !nearly.is_empty()
        && !nearly.iter().any(bears)
        && elsewhere::is_another_regency(&references.region, &mention.text)
    {
        remarks.push(Remark::notice(&mention.text, "other-regency", ""));
        notes.push(mention.text);
        return;
    }
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
                let several = all.iter().take(MOST_OFFERED).map(name).collect();
                let remark = Remark::fault(&mention.text, "ambiguous-place");
                remarks.push(remark.offering("places", &mention.text, several));
            }
        },
        Outcome::Unknown(similar) if similar.is_empty() => {
            let elsewhere = lies_elsewhere(references, &mention.text);
            let reason = if elsewhere { "other-regency" } else { "place-kept-as-note" };
            remarks.push(Remark::notice(&mention.text, reason, ""));
            notes.push(mention.text);
        }
        Outcome::Unknown(similar) => {
            let likely = similar.iter().map(name).collect();
            let remark = Remark::fault(&mention.text, "unknown-place");
            remarks.push(remark.offering("places", &mention.text, likely));
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

/// The places of a record as a cell that names them all is read.
pub fn as_read(references: &References, places: &str) -> String {
    join(simplest(references, split(places).filter_map(|code| code.parse().ok()).collect()))
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

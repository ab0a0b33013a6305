//! Codes of the nomenclature and of the development goals, written with or without their names.

use std::collections::HashMap;
use std::sync::OnceLock;

use sekber_core::text::{fold, words};
use sekber_facts::nomenclature::{self, Level};
use sekber_facts::sdg;

use super::{Reading, Remark};
use crate::features::exchange::verdict::join;

/// Unknown codes of a cell for which a likely one is looked for; each search goes through the whole nomenclature.
const MOST_SUGGESTIONS: usize = 10;

/// Codes of the nomenclature in a cell, whatever their level.
pub(super) fn nomenclature(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut codes = Vec::new();
    let mut unknown = 0;
    let mut missing = |value: &str, name: &str| {
        unknown += 1;
        let near = if unknown <= MOST_SUGGESTIONS { near(name) } else { None };
        Remark::fault(value, "unknown-code").suggesting(near)
    };
    for part in split(text) {
        match leading_code(&part).map(|code| (find(code), code)) {
            Some((Some(found), code)) => {
                if found != code && !found.starts_with("X.XX") {
                    reading.remarks.push(Remark::notice(code, "newer-code", &found));
                }
                codes.push(found);
            }
            Some((None, code)) => {
                let name = part.trim_start_matches(code).trim_start_matches(['.', '-', ' ']);
                reading.remarks.push(missing(code, name));
            }
            None => match by_name(&part) {
                Some(code) => codes.push(code.to_owned()),
                None => reading.remarks.push(missing(&part, &part)),
            },
        }
    }
    reading.value = Some(join(codes)).filter(|codes| !codes.is_empty());
    reading
}

/// The entry that a name may mean. A single word or a number of somebody's own is no name of the nomenclature.
fn near(name: &str) -> Option<String> {
    let is_name = words(name).len() > 1 && !name.contains(|c: char| c.is_ascii_digit());
    let near = is_name.then(|| nomenclature::search(name, 1).first().copied()).flatten();
    near.map(|entry| format!("{} {}", entry.code, entry.name))
}

/// Pieces of a cell: names hold commas, so a comma parts only codes.
fn split(text: &str) -> Vec<String> {
    let only_codes = text.chars().all(|c| c.is_ascii_digit() || ".,;Xx \n\r".contains(c));
    if only_codes {
        let pieces = text.split([',', ';', '\n', '\r', ' ']);
        return pieces.filter(|piece| !piece.is_empty()).map(str::to_owned).collect();
    }
    let pieces = text.split([';', '\n', '\r', '|']).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(str::to_owned).collect()
}

/// The code at the beginning of a text: `1.02.02.2.02.0015 Pengelolaan …`.
pub(super) fn leading_code(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X')).unwrap_or(text.len());
    let code = text.get(..end)?.trim_end_matches('.');
    code.starts_with(|c: char| c.is_ascii_digit() || c == 'X').then_some(code)
}

/// How deep in the nomenclature a cell's code stands, by its shape alone.
pub fn depth(text: &str) -> Option<usize> {
    leading_code(text.trim()).map(|code| code.split('.').count())
}

/// The entry that a code means today: as it is, with its last part widened, as support of any office, or replaced.
fn find(code: &str) -> Option<String> {
    let widened = |code: &str| {
        let (rest, last) = code.rsplit_once('.').filter(|_| code.split('.').count() == 6)?;
        Some(format!("{rest}.{last:0>4}"))
    };
    let of_support = |code: &str| {
        let mut parts: Vec<&str> = code.split('.').collect();
        match parts.as_mut_slice() {
            [urusan, bidang, "01", ..] => {
                (*urusan, *bidang) = ("X", "XX");
                Some(parts.join("."))
            }
            _ => None,
        }
    };
    let wide = widened(code);
    let candidates = [Some(code.to_owned()), wide.clone(), of_support(wide.as_deref().unwrap_or(code))];
    let known = candidates.into_iter().flatten().find(|code| nomenclature::find(code).is_some());
    known.or_else(|| nomenclature::successor(code).map(|next| next.new_code.to_owned()))
}

/// The one entry of that name; for fields of government also without "urusan pemerintahan bidang".
fn by_name(text: &str) -> Option<&'static str> {
    static NAMES: OnceLock<HashMap<String, Option<&'static str>>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names: HashMap<String, Option<&'static str>> = HashMap::new();
        let mut add = |name: String, code| {
            names.entry(name).and_modify(|known| *known = None).or_insert(Some(code));
        };
        for entry in nomenclature::all() {
            add(words(entry.name).concat(), entry.code);
            let short = fold(entry.name).replace("urusan pemerintahan bidang ", "");
            if entry.level == Level::Bidang && short != fold(entry.name) {
                add(words(&short).concat(), entry.code);
            }
        }
        names
    });
    names.get(&words(text).concat()).copied().flatten()
}

/// Goals and targets: `13`, `SDG 6`, `TPB 15.2`, `Tanpa kemiskinan`.
pub(super) fn goals(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut codes = Vec::new();
    for part in text.split([';', ',', '\n', '\r', '|']).map(str::trim).filter(|part| !part.is_empty()) {
        match goal_code(part).and_then(|code| sdg::find(&code)).or_else(|| goal_by_name(part)) {
            Some(found) => codes.push(found.code.to_owned()),
            None => reading.remarks.push(Remark::fault(part, "unknown-goal")),
        }
    }
    reading.value = Some(join(codes)).filter(|codes| !codes.is_empty());
    reading
}

fn goal_code(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let from = lower.find(|c: char| c.is_ascii_digit())?;
    let code: String = lower[from..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let code = code.trim_end_matches('.').trim_start_matches('0').to_owned();
    let (goal, target) =
        code.split_once('.').map_or((code.as_str(), None), |(goal, target)| (goal, Some(target)));
    let goal: String = goal.chars().take_while(char::is_ascii_digit).collect();
    Some(target.map_or(goal.clone(), |target| format!("{goal}.{target}")))
}

fn goal_by_name(text: &str) -> Option<&'static sdg::Sdg> {
    let wanted = fold(text);
    sdg::goals().find(|goal| fold(goal.name_id) == wanted || fold(goal.name_en) == wanted)
}

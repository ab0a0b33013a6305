//! A cell that names several places: lists, `Kecamatan: desa, desa`, `Desa …, Kec. …`, `Desa (Kecamatan)`.

use super::name::written;
use super::{Gazetteer, Hint, Mention, Outcome};
use crate::reading::list::{split_and, split_commas, split_strong};
use crate::value::region::RegionLevel;

/// All places of a cell.
pub(super) fn read(gazetteer: &Gazetteer, text: &str, hint: &Hint) -> Vec<Mention> {
    split_strong(text).into_iter().flat_map(|part| labelled(gazetteer, part, hint)).collect()
}

/// `Ketungau Hilir: Batu Ampar, Air Nyuruk` and `Kecamatan: Sepauk, Tempunak`.
fn labelled(gazetteer: &Gazetteer, part: &str, hint: &Hint) -> Vec<Mention> {
    let Some((label, rest)) = part.split_once(':') else { return pieces(gazetteer, part, hint) };
    let name = written(label);
    if let Some(level) = name.level.filter(|_| name.words.is_empty()) {
        return pieces(gazetteer, rest, &Hint { level: Some(level), within: hint.within.clone() });
    }
    let outcome = gazetteer.resolve(label, &container(hint));
    match outcome.one() {
        Some(within) => pieces(gazetteer, rest, &hint.inside(within)),
        None => {
            let label = Mention { text: label.trim().to_owned(), outcome };
            std::iter::once(label).chain(pieces(gazetteer, rest, hint)).collect()
        }
    }
}

/// A place that holds others is at least a kecamatan: "Sintang:" is not the village of some such name.
fn container(hint: &Hint) -> Hint {
    Hint { level: Some(RegionLevel::District), within: hint.within.clone() }
}

/// Comma by comma, from the right, because a wider place follows the ones that lie in it.
fn pieces(gazetteer: &Gazetteer, text: &str, hint: &Hint) -> Vec<Mention> {
    // Two kecamatan called like a regency or a village are ambiguous, but known all the same.
    let known =
        |text: &str| matches!(gazetteer.resolve(text, hint), Outcome::Exact(_) | Outcome::Ambiguous(_));
    let parts: Vec<&str> = split_commas(text)
        .into_iter()
        .flat_map(|part| split_and(part, &known))
        .filter(|part| part.contains(char::is_alphanumeric))
        .collect();
    let mut mentions = Vec::new();
    let mut around = hint.clone();
    for (index, part) in parts.iter().enumerate().rev() {
        let level = written(part).level;
        let left = index.checked_sub(1).and_then(|at| parts.get(at)).map(|part| written(part).level);
        let wider =
            |level: RegionLevel| left.is_some_and(|left| left.unwrap_or(RegionLevel::Village) > level);
        if let Some(level) = level.filter(|level| *level < RegionLevel::Village) {
            let outcome =
                gazetteer.resolve(part, &Hint { level: None, within: wider_than(hint, &around, level) });
            if let Some(within) = outcome.one().filter(|_| wider(level)) {
                around = hint.inside(within);
                continue;
            }
            around = hint.clone();
            mentions.push(Mention { text: part.trim().to_owned(), outcome });
            continue;
        }
        mentions.extend(bracketed(gazetteer, part, &around).into_iter().rev());
    }
    mentions.reverse();
    mentions
}

/// The region that limits a container: the one around it when that is wider still, otherwise the hint's.
fn wider_than(hint: &Hint, around: &Hint, level: RegionLevel) -> Option<crate::value::RegionCode> {
    around.within.clone().filter(|within| within.level() < level).or_else(|| hint.within.clone())
}

/// `Sungai Sintang (Kayan Hilir)` and `Kayan Hilir (Sungai Sintang, Pakak)`.
fn bracketed(gazetteer: &Gazetteer, part: &str, hint: &Hint) -> Vec<Mention> {
    let one = |text: &str, hint: &Hint| Mention {
        text: text.trim().to_owned(),
        outcome: gazetteer.resolve(text, hint),
    };
    let Some((outer, inner)) = part.split_once('(') else { return vec![one(part, hint)] };
    let inner = inner.trim_end().trim_end_matches(')');
    if let Some(within) = gazetteer.resolve(inner, &container(hint)).one() {
        let mention = one(outer, &hint.inside(within));
        if mention.outcome.one().is_some() {
            return vec![mention];
        }
    }
    if let Some(within) = gazetteer.resolve(outer, &container(hint)).one() {
        let inside: Vec<Mention> =
            split_commas(inner).into_iter().map(|text| one(text, &hint.inside(within))).collect();
        if inside.iter().all(|mention| mention.outcome.one().is_some()) {
            return inside;
        }
    }
    vec![one(outer, hint)]
}

//! A cell that names several places: lists, `Kecamatan: desa, desa`, `Desa …, Kec. …`, `Desa (Kecamatan)`.

use std::borrow::Cow;

use super::name::{says_level, written};
use super::{Gazetteer, Hint, Mention, Outcome};
use crate::reading::list::{split_and, split_commas, split_strong};
use crate::value::region::RegionLevel;

/// All places of a cell.
pub(super) fn read(gazetteer: &Gazetteer, text: &str, hint: &Hint) -> Vec<Mention> {
    split_strong(text).into_iter().flat_map(|part| part_of(gazetteer, part, hint)).collect()
}

/// The places of a part of a cell: as it is written, or with the commas that it lacks.
fn part_of(gazetteer: &Gazetteer, part: &str, hint: &Hint) -> Vec<Mention> {
    let as_written = labelled(gazetteer, part, hint);
    let is_sure = |mention: &Mention| matches!(mention.outcome, Outcome::Exact(_) | Outcome::Every(_));
    if as_written.iter().all(is_sure) {
        return as_written;
    }
    match parted_at_levels(part) {
        Cow::Borrowed(_) => as_written,
        Cow::Owned(parted) => labelled(gazetteer, &parted, hint),
    }
}

/// Words between two places.
const BETWEEN: &[&str] = &["di", "dan", "and", "serta"];
/// Words after which a word for a level says how many are meant.
const COUNTS: &[&str] = &[
    "se", "semua", "seluruh", "setiap", "tiap", "beberapa", "sebagian", "dua", "tiga", "empat", "lima",
    "enam", "tujuh", "delapan", "sembilan", "sepuluh",
];

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_count(word: &str) -> bool {
    COUNTS.contains(&word) || (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `Desa Ensaid Panjang Kecamatan Kelam Permai` with the comma that was left out before the word for the next level; a
/// "di" or "dan" in its place gives way. "Semua desa di Kec. …" says how many and stays.
fn parted_at_levels(part: &str) -> Cow<'_, str> {
    let mut text = String::with_capacity(part.len() + 8);
    let mut before: Vec<String> = Vec::new();
    for word in part.split_inclusive(' ') {
        let name = plain(word);
        if says_level(&name) && word.starts_with(char::is_alphabetic) {
            let joined = before.last().is_some_and(|last| BETWEEN.contains(&last.as_str()));
            let names = if joined { &before[..before.len() - 1] } else { &before[..] };
            let named = names.last().is_some_and(|last| !says_level(last) && !is_count(last));
            let mut open = text.trim_end();
            if joined {
                open = open.rsplit_once(' ').map_or("", |(rest, _)| rest).trim_end();
            }
            if named && !open.is_empty() && !open.ends_with([',', ':', '(', '/', '&', '-']) {
                let end = open.len();
                text.truncate(end);
                text.push_str(", ");
            }
        }
        text.push_str(word);
        if !name.is_empty() {
            before.push(name);
        }
    }
    if text == part { Cow::Borrowed(part) } else { Cow::Owned(text) }
}

/// `5 desa di Kec. Sepauk` and `Kec. Sepauk (5 desa)`: how many places of a place are meant, and not which; the place
/// around them is what is known.
fn counted(part: &str) -> Option<&str> {
    if let Some((around, inside)) = part.trim().split_once('(') {
        let (count, level) = inside.trim_end_matches(')').trim().split_once(' ')?;
        return (is_count(&plain(count)) && says_level(&plain(level)) && !around.is_empty())
            .then_some(around);
    }
    let (count, rest) = part.trim().split_once(' ')?;
    let (level, rest) = rest.trim_start().split_once(' ')?;
    let (within, rest) = rest.trim_start().split_once(' ')?;
    let many = is_count(&plain(count))
        && !matches!(plain(count).as_str(), "se" | "semua" | "seluruh" | "setiap" | "tiap");
    (many && says_level(&plain(level)) && within.eq_ignore_ascii_case("di") && !rest.is_empty())
        .then_some(rest)
}

/// A place that stands for some of its parts is worth showing before it is believed.
fn roughly(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Exact(code) => Outcome::Near(code),
        other => other,
    }
}

/// `Kec. Kelam Permai / Dedai`: two places, when both are known for certain and the whole is not.
fn slashed(gazetteer: &Gazetteer, part: &str, hint: &Hint) -> Vec<String> {
    let whole = || vec![part.to_owned()];
    let Some((left, right)) = part.split_once('/').filter(|(_, right)| !right.contains('/')) else {
        return whole();
    };
    let level = left.split_whitespace().next().filter(|word| says_level(&plain(word)));
    let right = match level.filter(|_| written(right).level.is_none()) {
        Some(level) => format!("{level} {}", right.trim()),
        None => right.to_owned(),
    };
    match (gazetteer.resolve(left, hint), gazetteer.resolve(&right, hint)) {
        (Outcome::Exact(one), Outcome::Exact(other)) if one != other => vec![left.to_owned(), right],
        _ => whole(),
    }
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
    let parts: Vec<String> = split_commas(text)
        .into_iter()
        .flat_map(|part| split_and(part, &known))
        .filter(|part| part.contains(char::is_alphanumeric))
        .flat_map(|part| slashed(gazetteer, part, hint))
        .collect();
    if let Some((first, rest)) = address_first(&parts) {
        let outcome = gazetteer.resolve(first, &container(hint));
        if let Some(within) = outcome.one() {
            return pieces(gazetteer, &rest.join(", "), &hint.inside(within));
        }
    }
    let mut mentions = Vec::new();
    let mut around = hint.clone();
    for (index, part) in parts.iter().enumerate().rev() {
        if let Some(around) = counted(part) {
            let outcome = gazetteer.resolve(around, &container(hint));
            mentions.push(Mention { text: part.trim().to_owned(), outcome: roughly(outcome) });
            continue;
        }
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

/// `Kab. Sintang, Kec. Sepauk, Desa Semuntai`: an address from wide to narrow, each part of which says its level.
fn address_first(parts: &[String]) -> Option<(&str, &[String])> {
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let around = written(first).level.filter(|level| *level < RegionLevel::Village)?;
    let narrower = |part: &String| written(part).level.is_some_and(|level| level > around);
    rest.iter().all(narrower).then_some((first.as_str(), rest))
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

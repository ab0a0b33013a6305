//! Why two programmes are what they are to each other, in sentences. Each says one thing that both records hold, so it is true
//! by construction; what is not known is said to be so.

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;
use sekber_engines::synchronisation::grading::{Common, Place};

use super::facts::funders;
use super::selection::is_named;
use crate::features::programme::{Names, ProgrammeDraft};
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// Places that are named before the rest is counted.
const NAMED: usize = 3;
/// Fields of government that are named.
const FIELDS: usize = 2;

/// The place of the likeness of titles among the numbers of a pair, and from where on it is told.
const TITLE: usize = 5;
const ALIKE: f64 = 0.75;

/// One side of a pair.
pub struct Told<'a> {
    /// The owner's name, as the sentence says it.
    pub owner: &'a str,
    /// The record.
    pub content: &'a ProgrammeDraft,
}

/// Who pays both programmes.
fn paying_both(a: &ProgrammeDraft, b: &ProgrammeDraft) -> Vec<String> {
    let others = funders(b);
    funders(a).into_iter().filter(|funder| others.contains(funder)).collect()
}

/// Whether somebody may pay the same thing twice: whoever pays both programmes, when both count the same thing.
pub fn is_paid_twice(a: &ProgrammeDraft, b: &ProgrammeDraft, common: &Common) -> bool {
    !common.counted.is_empty() && !paying_both(a, b).is_empty()
}

/// All that two programmes have in common, the most telling first.
pub fn reasons(frame: &Frame, names: &Names, (a, b): (&Told<'_>, &Told<'_>), common: &Common) -> Vec<String> {
    let mut found = Vec::new();
    let mut named = |writer: &Told<'_>, other: &Told<'_>| {
        let facts = [("writer", writer.owner.to_owned()), ("other", other.owner.to_owned())];
        found.push(frame.say_facts("finding-reason-names", &facts));
    };
    if common.first_names_second {
        named(a, b);
    }
    if common.second_names_first {
        named(b, a);
    }
    if common.same_title {
        found.push(frame.say("finding-reason-title"));
    }
    if !common.counted.is_empty() {
        let things = common.counted.iter().map(|(amount, what)| {
            let amount = frame.whole(&i64::try_from(*amount).unwrap_or(i64::MAX));
            format!("{amount} {what}").trim().to_owned()
        });
        found.push(frame.say_with("finding-reason-counted", "things", join(things)));
    }
    let mut payers = paying_both(a.content, b.content);
    if !common.counted.is_empty() {
        push(&mut found, frame, "finding-reason-paid-twice", "funders", payers.drain(..));
    }
    found.push(place(frame, names, (a, b), common));
    found.push(match common.months {
        _ if common.same_period => {
            frame.say_with("finding-reason-period", "period", frame.period(&a.content.period))
        }
        Some(months) => frame.say_count("finding-reason-months", i64::from(months)),
        None => frame.say("finding-reason-open"),
    });
    if !common.same_title && common.features[TITLE] >= ALIKE {
        found.push(frame.say("finding-reason-title-alike"));
    }
    push(&mut found, frame, "finding-reason-funders", "funders", payers.into_iter());
    let themes = a.content.themes.iter().filter(|theme| b.content.themes.contains(theme));
    push(
        &mut found,
        frame,
        "finding-reason-themes",
        "themes",
        themes.map(|code| theme_name(frame, names, code)),
    );
    let fields = common.fields.iter().take(FIELDS).filter_map(|code| sekber_facts::nomenclature::find(code));
    let fields: Vec<&str> = fields.map(|field| field.name).collect();
    // Names of fields hold commas of their own.
    push(&mut found, frame, "finding-reason-fields", "fields", std::iter::once(fields.join("; ")));
    push(&mut found, frame, "finding-reason-goals", "goals", common.goals.iter().cloned());
    found
}

fn push(found: &mut Vec<String>, frame: &Frame, key: &str, name: &str, items: impl Iterator<Item = String>) {
    let all = join(items);
    if !all.is_empty() {
        found.push(frame.say_with(key, name, all));
    }
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// A theme's name in the language of the page.
pub fn theme_name(frame: &Frame, names: &Names, code: &str) -> String {
    let named = names.themes.get(code).map(|(id, en)| match frame.language {
        Language::Indonesian => id,
        Language::English => en,
    });
    named.map_or(code, String::as_str).to_owned()
}

fn place(frame: &Frame, names: &Names, (a, b): (&Told<'_>, &Told<'_>), common: &Common) -> String {
    if common.place == Place::Named {
        let named = common.places.iter().filter(|place| is_named(place));
        let mut named: Vec<RegionCode> = named.map(|place| as_both_name(place, (a, b))).collect();
        named.sort();
        named.dedup();
        let first = join(named.iter().take(NAMED).map(|place| place_name(frame, names, place)));
        let more = named.len().saturating_sub(NAMED);
        let facts = [("places", first), ("more", more.to_string())];
        return match more {
            0 => frame.say_facts("finding-reason-places", &facts[..1]),
            _ => frame.say_facts("finding-reason-places-more", &facts),
        };
    }
    let wide = |told: &Told<'_>| !told.content.places.iter().any(is_named);
    match (wide(a), wide(b)) {
        (true, false) => frame.say_with("finding-reason-wide-one", "owner", a.owner),
        (false, true) => frame.say_with("finding-reason-wide-one", "owner", b.owner),
        _ => frame.say("finding-reason-wide-both"),
    }
}

/// A place as far as both name it: the kecamatan of a village that one of them does not name.
fn as_both_name(place: &RegionCode, (a, b): (&Told<'_>, &Told<'_>)) -> RegionCode {
    let both_name = [a, b].iter().all(|told| told.content.places.contains(place));
    match place.parent() {
        Some(kecamatan) if place.level() == RegionLevel::Village && !both_name => kecamatan,
        _ => place.clone(),
    }
}

/// A kecamatan or village with the word for its level.
pub fn place_name(frame: &Frame, names: &Names, place: &RegionCode) -> String {
    let name = names.place(place.as_str()).to_owned();
    let kind = names.places.get(place.as_str()).map_or("", |(kind, _)| kind.as_str());
    match kind {
        "kecamatan" => frame.say_with("finding-place-kecamatan", "name", name),
        "kelurahan" => frame.say_with("finding-place-kelurahan", "name", name),
        "desa" => frame.say_with("finding-place-desa", "name", name),
        _ => name,
    }
}

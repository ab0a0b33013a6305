//! Why two programmes are what they are to each other, in sentences. Each says one thing that both records hold, so it is true
//! by construction; what is not known is said to be so.

use sekber_core::text::words;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;
use sekber_engines::synchronisation::grading::{Common, Place};
use sekber_facts::nomenclature::{Entry, Level};

use super::facts::funders;
use super::selection::is_named;
use crate::features::programme::{Names, ProgrammeDraft};
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// Places that are named before the rest is counted.
const NAMED: usize = 3;
/// Fields of government and codes of the nomenclature that are named.
const FIELDS: usize = 2;

/// From such a share on that both titles have, it is told.
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

/// The question whether one output is paid twice, where somebody may do so.
pub fn paid_twice(frame: &Frame, a: &ProgrammeDraft, b: &ProgrammeDraft, common: &Common) -> Option<String> {
    let payers = || join(paying_both(a, b).into_iter());
    is_paid_twice(a, b, common).then(|| frame.say_with("finding-reason-paid-twice", "funders", payers()))
}

/// All that two programmes have in common, the most telling first.
pub fn reasons(frame: &Frame, names: &Names, (a, b): (&Told<'_>, &Told<'_>), common: &Common) -> Vec<String> {
    let mut found = Vec::new();
    // A word of a name may be another word as well: then no more is said than that it stands there.
    let mut named = |writer: &Told<'_>, other: &Told<'_>, in_full: bool, words: &[String]| {
        let words = join(words.iter().map(|word| format!("“{word}”")));
        let facts =
            [("writer", writer.owner.to_owned()), ("other", other.owner.to_owned()), ("words", words)];
        let key = if in_full { "finding-reason-names" } else { "finding-reason-names-word" };
        found.push(frame.say_facts(key, &facts));
    };
    if common.first_names_second {
        named(a, b, common.named_in_full.0, &common.named_words.0);
    }
    if common.second_names_first {
        named(b, a, common.named_in_full.1, &common.named_words.1);
    }
    if common.same_title {
        found.push(title(frame, a, b, common));
    }
    if !common.counted.is_empty() {
        let things = common.counted.iter().map(|(amount, what)| {
            let amount = frame.whole(&i64::try_from(*amount).unwrap_or(i64::MAX));
            format!("{amount} {what}").trim().to_owned()
        });
        found.push(frame.say_with("finding-reason-counted", "things", join(things)));
    }
    let twice = paid_twice(frame, a.content, b.content, common);
    // Who is asked about already is not named again.
    let payers = if twice.is_none() { paying_both(a.content, b.content) } else { Vec::new() };
    found.extend(twice);
    found.push(place(frame, names, (a, b), common));
    found.push(match common.months {
        _ if common.same_period => {
            frame.say_with("finding-reason-period", "period", frame.period(&a.content.period))
        }
        Some(months) => frame.say_count("finding-reason-months", i64::from(months)),
        None => frame.say("finding-reason-open"),
    });
    if !common.same_title {
        let is_alike = common.title_share() >= ALIKE && !common.title_words.is_empty();
        let shared = if is_alike { &common.title_words } else { &common.telling_title_words };
        push(&mut found, frame, "finding-reason-title-words", "words", written(shared));
    }
    found.extend(common.has_same_words().then(|| frame.say("finding-reason-words")));
    push(&mut found, frame, "finding-reason-groups", "groups", common.groups.iter().map(ToString::to_string));
    let codes = a.content.nomenclature.iter().filter(|code| b.content.nomenclature.contains(code));
    let codes: Vec<String> = codes.take(FIELDS).map(|code| named_code(code)).collect();
    // Names of the nomenclature hold commas of their own.
    push(&mut found, frame, "finding-reason-codes", "codes", std::iter::once(codes.join("; ")));
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
    let field = |field: &Entry| match field.level {
        Level::Bidang => frame.say_with("finding-field-of-government", "name", field.name),
        _ => field.name.to_owned(),
    };
    let fields: Vec<String> = fields.map(field).collect();
    // Names of fields hold commas of their own.
    push(&mut found, frame, "finding-reason-fields", "fields", std::iter::once(fields.join("; ")));
    let mut goals: Vec<u8> = common.goals.iter().filter_map(|goal| goal.parse().ok()).collect();
    goals.sort_unstable();
    push(&mut found, frame, "finding-reason-goals", "goals", goals.iter().map(ToString::to_string));
    found
}

/// What both titles share: all, or the words that whoever reads them finds in both.
fn title(frame: &Frame, a: &Told<'_>, b: &Told<'_>, common: &Common) -> String {
    if words(a.content.bare_title()) == words(b.content.bare_title()) {
        return frame.say("finding-reason-title");
    }
    frame.say_with("finding-reason-title-words", "words", join(written(&common.title_words)))
}

/// Words of two titles, with a slash where the second writes another form.
fn written(words: &[(String, Option<String>)]) -> impl Iterator<Item = String> + '_ {
    words.iter().map(|(word, other)| match other {
        Some(other) => format!("{word}/{other}"),
        None => word.clone(),
    })
}

/// A code of the nomenclature with its name.
fn named_code(code: &str) -> String {
    match sekber_facts::nomenclature::find(code) {
        Some(entry) => format!("{code} {}", entry.name),
        None => code.to_owned(),
    }
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
        let (first, more) = meeting(frame, names, &common.places);
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

/// Where both meet, and how many places are not named: villages with their kecamatan in brackets, a kecamatan alone only where both name it
/// as a whole.
fn meeting(frame: &Frame, names: &Names, places: &[RegionCode]) -> (String, usize) {
    let mut named: Vec<RegionCode> = places.iter().filter(|place| is_named(place)).cloned().collect();
    named.sort();
    named.dedup();
    let whole: Vec<RegionCode> =
        named.iter().filter(|place| place.level() == RegionLevel::District).cloned().collect();
    let village_of = |place: &RegionCode| place.parent().filter(|_| place.level() == RegionLevel::Village);
    named.retain(|place| village_of(place).is_none_or(|kecamatan| !whole.contains(&kecamatan)));
    let mut groups: Vec<(Option<RegionCode>, Vec<String>)> = Vec::new();
    for place in named.iter().take(NAMED) {
        let kecamatan = village_of(place).filter(|code| names.places.contains_key(code.as_str()));
        let name = place_name(frame, names, place);
        match groups.last_mut() {
            Some((known, villages)) if kecamatan.is_some() && *known == kecamatan => villages.push(name),
            _ => groups.push((kecamatan, vec![name])),
        }
    }
    let said = groups.into_iter().map(|(kecamatan, places)| match kecamatan {
        Some(code) => format!("{} ({})", places.join(", "), place_name(frame, names, &code)),
        None => places.join(", "),
    });
    (join(said), named.len().saturating_sub(NAMED))
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

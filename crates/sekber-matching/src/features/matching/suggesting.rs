//! What this room suggests to whoever types a programme: the codes that its everyday words belong to, and the offices whose duties it
//! is about. Only what is sure, for a wrong suggestion that somebody ticks in good faith is worse than none.

use sekber_core::text::{shortened, words};
use sekber_core::value::is_within;
use sekber_engines::matching::affinity::nomenclature_index::{SureCode, cut};
use sekber_engines::matching::affinity::ranker::{Evidence, Passage, Ranker, sentences};

use super::nomenclature::nomenclature_index;
use super::progress::table_soon;
use super::reasons::{ALIKE, title_case};
use crate::features::district;
use crate::features::registry::Record;
use crate::kit::card::{Suggesting, Suggestion, SuggestionKind, Suggests, Typed};
use crate::kit::cpu;
use crate::kit::page::Frame;
use crate::kit::words::quoted;

/// Codes, and offices, that are handed in at most; the form shows fewer.
const MOST: usize = 4;
/// How probable it must be that an official would send the programme to an office, of 15,000: .55. So it is for 45 offices of the record's
/// programmes, and none of them is wrong; below, other offices of the same field begin to join in.
const SURE: u16 = 8_250;
/// Passages that are looked through for such a duty.
const PASSAGES: usize = 5;
/// Words that are named at most.
const WORDS: usize = 5;
/// Letters of a duty that are shown.
const LONGEST: usize = 160;

/// What stands on the room's card. Offices are handed in apart, since their table may take its time.
pub fn suggestions() -> Vec<Suggests> {
    vec![Suggests { suggest: codes }, Suggests { suggest: offices }]
}

fn codes(typed: Typed<'_>) -> Suggesting<'_> {
    Box::pin(async move {
        let (title, description) = texts(&typed);
        let told = cpu::run(move || nomenclature_index().for_sure(&title, &description)).await?;
        let one = |told: SureCode| Suggestion {
            kind: SuggestionKind::Code,
            code: told.code.to_owned(),
            why: typed.frame.say_with("matching-suggested-words", "words", named(&told)),
        };
        Ok(told.into_iter().take(MOST).map(one).collect())
    })
}

fn offices(typed: Typed<'_>) -> Suggesting<'_> {
    Box::pin(async move {
        let Typed { app, frame, described } = typed;
        let cycles = district::cycles(app.db(), &app.region()).await?;
        let Some(cycle) = cycles.into_iter().find(|cycle| cycle.id == described.cycle) else {
            return Ok(Vec::new());
        };
        let table = table_soon(app, &cycle).await?;
        let (shared, (title, description)) = (table.clone(), texts(&typed));
        let (told, fitting) = cpu::run(move || {
            let told = nomenclature_index().for_sure(&title, &description);
            (told, fitting(shared.ranker(), &title, &description))
        })
        .await?;
        let suggestion = |record: &Record, why: String| Suggestion {
            kind: SuggestionKind::Office,
            code: record.organisation.id.to_string(),
            why,
        };
        let offices = &table.subjects.offices;
        let names: Vec<&str> = offices.iter().map(|office| office.organisation.name.as_str()).collect();
        let named = named_in(&names, &format!("{}. {}", described.title, described.description));
        let one = |(office, evidence): (usize, Evidence)| {
            let record = offices.get(office).filter(|_| !named.contains(&office))?;
            Some(suggestion(record, why(frame, record, &told, &evidence)?))
        };
        let by_name =
            |office: &usize| Some(suggestion(offices.get(*office)?, frame.say("matching-suggested-named")));
        let all = named.iter().filter_map(by_name).chain(fitting.into_iter().filter_map(one));
        Ok(all.take(MOST).collect())
    })
}

fn texts(typed: &Typed<'_>) -> (String, String) {
    (typed.described.title.clone(), typed.described.description.clone())
}

/// The names that stand in a text word for word, in the order of the text. A name within a longer one that stands there, too, is not
/// meant by itself, and one word alone may be anybody's.
fn named_in(names: &[&str], text: &str) -> Vec<usize> {
    let said = words(text);
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (which, name) in names.iter().enumerate() {
        let name = words(name);
        if name.len() < 2 {
            continue;
        }
        if let Some(at) = said.windows(name.len()).position(|run| run == name.as_slice()) {
            found.push((at, at + name.len(), which));
        }
    }
    let is_within = |(from, until, which): &(usize, usize, usize)| {
        let holds = |(first, last, other): &(usize, usize, usize)| {
            other != which && first <= from && until <= last && last - first > until - from
        };
        found.iter().any(holds)
    };
    let mut meant: Vec<&(usize, usize, usize)> = found.iter().filter(|one| !is_within(one)).collect();
    meant.sort_unstable();
    meant.iter().map(|(_, _, which)| *which).collect()
}

/// The offices that a programme would be sent to for sure, by its words alone, the surest first; with why.
pub(super) fn fitting(ranker: &Ranker<'_>, title: &str, description: &str) -> Vec<(usize, Evidence)> {
    let text = format!("{title}. {description}");
    // What earlier pairs add is left out: nobody who types could be told words for it.
    let by_words = |points: u16, from_history: u16| points.saturating_sub(from_history);
    let ranked = ranker.ranked(&text).into_iter();
    let sure = ranked.filter(|fit| by_words(fit.points, fit.from_history) >= SURE).take(MOST);
    sure.map(|fit| (fit.office, ranker.evidence(&text, fit.office, PASSAGES))).collect()
}

/// Why an office, in words that are true of it: everyday words of a field that it is in charge of, and a duty or a sub-activity of its
/// own that says the like. None where neither can be told, however probable the office is.
fn why(frame: &Frame, record: &Record, told: &[SureCode], evidence: &Evidence) -> Option<String> {
    let mut clauses = Vec::new();
    let in_charge = |told: &&SureCode| record.fields.iter().any(|field| is_within(told.code, field));
    if let Some(told) = told.iter().find(in_charge) {
        let field = cut(told.code, 2);
        let name = sekber_facts::nomenclature::find(field).map_or(field, |entry| entry.name);
        let facts = [("words", named(told)), ("field", title_case(name))];
        clauses.push(frame.say_facts("matching-clause-usage", &facts));
    }
    // Lines without a code are its duties and the titles of its own programmes; only the former are meant to be quoted.
    let is_duty = |text: &str| sentences(&record.organisation.duties).any(|duty| duty == text);
    let speaks = |passage: &&Passage| {
        passage.similarity > ALIKE && (!passage.code.is_empty() || is_duty(&passage.text))
    };
    if let Some(passage) = evidence.passages.iter().find(speaks) {
        let key = if passage.code.is_empty() { "matching-clause-line" } else { "matching-clause-passage" };
        let facts = [("name", shortened(&passage.text, LONGEST)), ("code", passage.code.clone())];
        clauses.push(frame.say_facts(key, &facts));
    }
    let told = (!clauses.is_empty()).then(|| clauses.join("; "))?;
    Some(frame.say_with("matching-suggested-because", "why", told))
}

/// The first of the words that tell a code.
fn named(told: &SureCode) -> String {
    quoted(told.words.iter().take(WORDS))
}

#[cfg(test)]
mod tests {
    use super::named_in;

    #[test]
    fn an_office_is_named_where_its_whole_name_stands_and_no_longer_one_is_meant() {
        let names = ["Dinas Kesehatan", "Dinas Kesehatan Hewan", "Kecamatan Sintang", "Bappeda"];
        let named = |text: &str| named_in(&names, text);
        assert_eq!(named("Bersama DINAS KESEHATAN, kader posyandu dilatih di Kecamatan Sintang."), [0, 2]);
        assert_eq!(named("Bersama Dinas Kesehatan Hewan"), [1]);
        // One word is anybody's, and half a name is none.
        assert!(named("Bappeda dan dinas yang mengurus kesehatan; Kecamatan Dedai").is_empty());
        assert!(named("").is_empty());
    }
}

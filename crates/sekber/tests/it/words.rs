//! Every sentence exists in both languages, says the same facts, is used, and none that is asked for is missing.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use sekber::features;
use sekber::kit::card::FirstStep;

use crate::source::{Source, application};

/// Prefixes that are completed by a stored code at run time, with every code that can follow: as the tools and the rooms'
/// cards list them.
fn completed_at_run_time() -> Vec<(&'static str, Vec<String>)> {
    let jobs = features::cards().into_iter().flat_map(|card| card.jobs).map(|job| job.name.to_owned());
    let jobs = ("job-name-", jobs.collect());
    let rooms = features::cards().into_iter().flat_map(|card| card.codes);
    let all = sekber::kit::words::codes().into_iter().chain(rooms).map(|codes| (codes.prefix, codes.all));
    all.chain([jobs]).chain(of_first_steps()).collect()
}

/// The sentences of the first steps: each has a name and a reason, those that lead somewhere have a link, and what somebody may say has
/// its words.
fn of_first_steps() -> [(&'static str, Vec<String>); 5] {
    let steps: Vec<FirstStep> = features::cards().into_iter().flat_map(|card| card.first_steps).collect();
    let codes = |has: fn(&FirstStep) -> bool| {
        steps.iter().filter(|step| has(step)).map(|step| step.code.to_owned()).collect::<Vec<_>>()
    };
    [
        ("first-step-", codes(|_| true)),
        ("first-why-", codes(|_| true)),
        ("first-do-", codes(|step| !step.href.is_empty())),
        ("first-also-", codes(|step| !step.also.is_empty())),
        ("first-hand-", codes(|step| step.by_hand)),
    ]
}

/// Keys of one language file with the facts that each names.
fn sentences(file: &Source) -> BTreeMap<String, BTreeSet<String>> {
    if let Err((_, errors)) = FluentResource::try_new(file.text.clone()) {
        panic!("{} cannot be read: {errors:?}", file.path);
    }
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in file.text.lines().filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let (true, Some((key, _))) = (starts, line.split_once(" =")) {
            current = key.to_owned();
            let known = found.insert(current.clone(), BTreeSet::new());
            assert!(known.is_none(), "{}: {current} stands twice", file.path);
        }
        let facts = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect()
        });
        found.entry(current.clone()).or_default().extend(facts);
    }
    found.remove("");
    found
}

fn language(tag: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut all = BTreeMap::new();
    for file in application(&[&format!("words/{tag}.ftl")]) {
        for (key, facts) in sentences(&file) {
            let before = all.insert(key.clone(), (file.path.clone(), facts));
            if let Some((elsewhere, _)) = before {
                panic!("{key} stands in {elsewhere} and in {}", file.path);
            }
        }
    }
    all
}

#[test]
fn both_languages_say_the_same() {
    let (indonesian, english) = (language("id"), language("en"));
    let mut faults = Vec::new();
    for key in indonesian.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
        match (indonesian.get(key), english.get(key)) {
            (Some((place, _)), None) => faults.push(format!("{key} of {place} is missing in English")),
            (None, Some((place, _))) => faults.push(format!("{key} of {place} is missing in Indonesian")),
            // Indonesian has no plural forms: the number that chooses between them may be left out.
            (Some((place, id)), Some((_, en))) => {
                let chooses = |fact: &&String| *fact == "n" || fact.starts_with("n-");
                let differing: Vec<_> = id.symmetric_difference(en).filter(|fact| !chooses(fact)).collect();
                if !differing.is_empty() {
                    faults.push(format!("{key} of {place} names other facts in English: {differing:?}"));
                }
            }
            (None, None) => unreachable!(),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Facts that are numbers, and words that stand behind a number as one or as many.
const NUMBERS: [&str; 12] = [
    "count",
    "most",
    "attempts",
    "seconds",
    "minutes",
    "months",
    "failed",
    "pairs",
    "guests",
    "unreachable",
    "withdrawn",
    "error",
];
const MANY: [&str; 31] = [
    "answers",
    "days",
    "documents",
    "entries",
    "findings",
    "guests",
    "hours",
    "interests",
    "jurors",
    "letters",
    "minutes",
    "months",
    "needs",
    "offices",
    "pairs",
    "participants",
    "partners",
    "partnerships",
    "people",
    "places",
    "planned",
    "programmes",
    "records",
    "reports",
    "rows",
    "seconds",
    "sheets",
    "stored",
    "times",
    "values",
    "villages",
];
/// Sentences whose number is never one: a limit that stands in the code, or a group of several.
const NEVER_ONE: [&str; 15] = [
    "fault-api-days",
    "fault-report-people-most",
    "fault-plan-people-most",
    "finding-group",
    "finding-group-of",
    "ledger-latest-only",
    "need-refused-pace",
    "partnership-refused-pace",
    "partnership-title-several",
    "portal-data-most",
    "portal-file-cut",
    "portal-programmes-cut",
    "programme-refused-many",
    "refused-documents-many",
    "refused-ledger-many",
];

#[test]
fn english_says_one_and_many() {
    let mut faults = Vec::new();
    for file in application(&["words/en.ftl"]) {
        let mut key = "";
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = line.split(" =").next().unwrap_or_default();
            }
            if line.contains("{ $n }") {
                faults.push(format!("{key} shows the number that only chooses; `$count` shows it"));
            }
            if let Some((before, _)) = line.split_once(" ->") {
                let chooses = before.rsplit('$').next().unwrap_or_default();
                if chooses != "n" && !chooses.starts_with("n-") {
                    faults.push(format!("{key} chooses by the text `${chooses}`, which is never one"));
                }
            }
            let is_variant = line.trim_start().starts_with(['[', '*']);
            if is_variant || NEVER_ONE.contains(&key) {
                continue;
            }
            for name in NUMBERS {
                let Some((_, behind)) = line.split_once(&format!("{{ ${name} }} ")) else { continue };
                let word: String = behind.chars().take_while(char::is_ascii_lowercase).collect();
                if MANY.contains(&word.as_str()) {
                    faults.push(format!("{key} says `{word}` of one, too: choose by `$n-{name}`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Sentences that name whoever leads a region by the name that a region of their kind has, or by several.
const OF_A_KIND: [&str; 2] = ["letterhead-regent", "hint-signatory-behalf"];

#[test]
fn no_sentence_takes_every_region_for_a_kabupaten() {
    let mut faults = Vec::new();
    for file in application(&["words/id.ftl"]) {
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            let (key, said) = (line.split(" =").next().unwrap_or_default(), line.to_lowercase());
            if !OF_A_KIND.contains(&key) && (said.contains("bupati") || said.contains("kabupaten ini")) {
                faults.push(format!("{}: {key} is not true of a kota", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a key can follow directly, up to its opening quotation mark.
const ASKED_BY: [&str; 12] = [
    ".say(\"",
    "say_with(\"",
    "say_count(\"",
    "say_facts(\"",
    "refused(\"",
    "refused_with(\"",
    "label: \"",
    "key: \"",
    "Key(\"",
    "say(language, \"",
    "sentence(\"",
    "notice(\"",
];

/// Keys that begin so are sentences wherever they stand between quotation marks.
const ALWAYS_KEYS: [&str; 5] = ["notice-", "fault-", "refused-", "problem-", "nav-"];

/// Every key that the code or a template asks for, with the file that does.
fn asked() -> BTreeMap<String, String> {
    let mut asked = BTreeMap::new();
    for file in application(&[".rs", ".html"]).into_iter().filter(|file| !file.is_tests()) {
        let code: String = file.code().map(|(_, line)| format!("{line}\n")).collect();
        for before in ASKED_BY {
            for (at, _) in code.match_indices(before) {
                take_key(&code[at + before.len()..], &file, &mut asked);
            }
        }
        for (at, _) in code.match_indices('"') {
            let rest = &code[at + 1..];
            let template =
                file.name().ends_with(".html") && (rest.starts_with("field-") || rest.starts_with("hint-"));
            if ALWAYS_KEYS.iter().any(|prefix| rest.starts_with(prefix)) || (template && in_macro(&code, at))
            {
                take_key(rest, &file, &mut asked);
            }
        }
        for kind in event_kinds(&file, &code) {
            let record = kind.split('.').next().unwrap_or_default().replace('_', "-");
            asked.insert(format!("audit-subject-{record}"), file.path.clone());
            asked.insert(format!("event-{}", kind.replace(['.', '_'], "-")), file.path.clone());
        }
    }
    asked
}

/// Whether this place of a template stands inside `{% call … %}`, where keys are arguments.
fn in_macro(code: &str, at: usize) -> bool {
    let before = &code[..at];
    before.rfind("{% call").is_some_and(|open| !before[open..].contains("%}"))
}

fn take_key(rest: &str, file: &Source, asked: &mut BTreeMap<String, String>) {
    let key = rest.split('"').next().unwrap_or_default();
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if key.contains('-') && !key.ends_with('-') && key.chars().all(sound) {
        asked.insert(key.to_owned(), file.path.clone());
    }
}

/// The kinds of events that the code names: `record.verb` between quotation marks, outside SQL.
fn event_kinds(file: &Source, code: &str) -> Vec<String> {
    let speaks_sql = file.path.contains("store");
    let named = code
        .match_indices("Event::new(")
        .filter_map(|(at, call)| code[at + call.len()..].trim_start().strip_prefix('"')?.split('"').next());
    let verbs =
        code.match_indices("=> \"").filter_map(|(at, arrow)| code[at + arrow.len()..].split('"').next());
    let is_kind = |text: &&str| {
        let lower = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        text.split_once('.').is_some_and(|(record, verb)| lower(record) && lower(verb))
    };
    named.chain(verbs.filter(|_| !speaks_sql)).filter(is_kind).map(str::to_owned).collect()
}

#[test]
fn every_sentence_asked_for_exists() {
    let known = language("id");
    let missing: Vec<String> = asked()
        .into_iter()
        .filter(|(key, _)| !known.contains_key(key))
        .map(|(key, file)| format!("{key} ({file})"))
        .collect();
    assert!(missing.is_empty(), "sentences are missing:\n{}", missing.join("\n"));
}

#[test]
fn sentences_completed_at_run_time_exist_for_every_code() {
    let known = language("id");
    let listed = completed_at_run_time();
    let mut faults = Vec::new();
    for (prefix, codes) in &listed {
        for code in codes {
            let key = format!("{prefix}{}", code.replace('_', "-"));
            if !known.contains_key(&key) {
                faults.push(format!("{key} is missing"));
            }
        }
    }
    for (prefix, file) in prefixes() {
        if !listed.iter().any(|(known, _)| *known == prefix) {
            faults
                .push(format!("{} completes {prefix:?} by a code: list its codes on the room's card", file));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Prefixes given to `say_code`, with the file that does.
fn prefixes() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in application(&[".rs", ".html"]) {
        for (at, before) in file.text.match_indices("say_code(\"") {
            let rest = &file.text[at + before.len()..];
            found.insert(rest.split('"').next().unwrap_or_default().to_owned(), file.path.clone());
        }
    }
    found
}

#[test]
fn no_sentence_lies_unused() {
    let code: String = application(&[".rs", ".html"]).into_iter().map(|file| file.text + "\n").collect();
    let listed = completed_at_run_time();
    let asked = asked();
    let unused: Vec<String> = language("id")
        .into_iter()
        .filter(|(key, _)| {
            let completed = listed.iter().any(|(prefix, codes)| {
                key.strip_prefix(prefix)
                    .is_some_and(|rest| codes.iter().any(|code| code.replace('_', "-") == rest))
            });
            !completed && !asked.contains_key(key) && !code.contains(&format!("\"{key}\""))
        })
        .map(|(key, (file, _))| format!("{key} ({file})"))
        .collect();
    assert!(unused.is_empty(), "nobody says these sentences:\n{}", unused.join("\n"));
}

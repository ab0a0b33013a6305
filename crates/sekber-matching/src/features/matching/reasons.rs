//! Why a programme fits an office, in one sentence and in parts, in the reader's language.

use sekber_engines::matching::affinity::fit::{Part, Values, WHOLE};
use sekber_engines::matching::affinity::nomenclature_index::cut;
use sekber_engines::matching::affinity::ranker::Evidence;
use sekber_engines::matching::kinds::Band;

use super::fit_matrix::{Table, goals_of_office};
use super::proposal::band;
use crate::kit::words::{Language, Words};

/// A part of a score as it is shown.
#[derive(Debug, Clone)]
pub struct PartLine {
    /// Its name.
    pub label: String,
    /// What agrees.
    pub evidence: String,
    /// `40%`.
    pub weight: String,
    /// What it added, of 100, with one decimal.
    pub points: String,
}

/// Speaks about one pair.
pub struct Reason<'a> {
    table: &'a Table,
    words: &'a Words,
    language: Language,
    programme: usize,
    office: usize,
    values: Values,
    evidence: Evidence,
}

impl<'a> Reason<'a> {
    /// Prepares to speak about a pair, by places in the table's subjects.
    pub fn new(
        table: &'a Table,
        words: &'a Words,
        language: Language,
        programme: usize,
        office: usize,
    ) -> Self {
        let values = table.fit(programme, office);
        let evidence = table.evidence(programme, office);
        Self { table, words, language, programme, office, values, evidence }
    }

    /// Prepares to speak about a pair by its ids; `None` when one of them takes no part any more.
    pub fn between(
        table: &'a Table,
        words: &'a Words,
        language: Language,
        programme: &str,
        office: &str,
    ) -> Option<Self> {
        let programme = table.subjects.programme(&programme.parse().ok()?)?;
        let office = table.subjects.office(&office.parse().ok()?)?;
        Some(Self::new(table, words, language, programme, office))
    }

    fn say(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.words.say_with(self.language, key, facts)
    }

    /// One sentence with the clauses that count most.
    pub fn sentence(&self) -> String {
        let mut parts: Vec<_> = self.values.shares();
        parts.sort_by_key(|share| (std::cmp::Reverse(share.points), share.part));
        let clauses: Vec<String> = parts
            .iter()
            .filter(|share| share.points > 0)
            .filter_map(|share| self.clause(share.part))
            .take(3)
            .collect();
        if clauses.is_empty() {
            return self.say("matching-because-nothing", &[]);
        }
        banded(self.words, self.language, band(&self.values), &clauses.join("; "))
    }

    /// Every part with data, in the order of the parts.
    pub fn parts(&self) -> Vec<PartLine> {
        let line = |share: &sekber_engines::matching::affinity::fit::Share| PartLine {
            label: self.say(&format!("matching-part-{}", share.part), &[]),
            evidence: self.clause(share.part).unwrap_or_else(|| self.without_clause(share.part)),
            weight: format!("{}%", (share.weight + 5) / 10),
            points: tenths(self.language, share.points),
        };
        self.values.shares().iter().map(line).collect()
    }

    /// Names of the parts without data; those that need earlier cycles are not missed.
    pub fn missing(&self) -> String {
        let parts = self.values.missing().filter(|part| *part != Part::PastAssignment);
        parts
            .map(|part| self.say(&format!("matching-part-{part}"), &[]).to_lowercase())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The score of 100, rounded.
    pub fn score(&self) -> i64 {
        of_hundred(self.values.points())
    }

    /// The score of 100 with one decimal.
    pub fn exact_score(&self) -> String {
        tenths(self.language, self.values.points())
    }

    fn clause(&self, part: Part) -> Option<String> {
        if self.values.of(part)? == 0 {
            return None;
        }
        match part {
            Part::Text => self.in_words(),
            Part::Field => Some(self.say("matching-clause-field", &[])),
            // Half is what whole-district places give; that tells nothing about this pair.
            Part::Place if self.values.of(part) <= Some(WHOLE / 2) => None,
            Part::Place => Some(self.say("matching-clause-place", &[])),
            Part::Goal => self.goals(),
            Part::Theme => self.themes(),
            Part::Time => Some(
                self.say("matching-clause-time", &[("year", self.table.subjects.cycle.year.to_string())]),
            ),
            Part::PastAssignment => Some(self.say("matching-clause-experience", &[])),
        }
    }

    /// What the table says of a part that is worth no clause of its own.
    fn without_clause(&self, part: Part) -> String {
        let half = part == Part::Place && self.values.of(part) == Some(WHOLE / 2);
        self.say(if half { "matching-clause-district" } else { "matching-part-nothing" }, &[])
    }

    fn in_words(&self) -> Option<String> {
        let mut said = Vec::new();
        if let Some((_, code)) = self.evidence.usage.first() {
            let words = self.evidence.usage.iter().map(|(word, _)| format!("“{word}”"));
            let words = words.collect::<Vec<_>>().join(", ");
            let field = cut(code, 2);
            let field = sekber_facts::nomenclature::find(field).map_or(field, |entry| entry.name);
            said.push(self.say("matching-clause-usage", &[("words", words), ("field", title_case(field))]));
        }
        if let Some(passage) = self.evidence.passages.first().filter(|passage| passage.similarity > 0.12) {
            let facts = [("name", passage.text.clone()), ("code", passage.code.clone())];
            let key =
                if passage.code.is_empty() { "matching-clause-line" } else { "matching-clause-passage" };
            said.push(self.say(key, &facts));
        }
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// The goals that both sides have.
    fn goals(&self) -> Option<String> {
        let subjects = &self.table.subjects;
        let stored = subjects.programmes.get(self.programme)?;
        let office = subjects.offices.get(self.office)?;
        let own = subjects.own.get(&office.organisation.id).map_or(&[][..], Vec::as_slice);
        let theirs = goals_of_office(office, own);
        let named = stored.content.sdg.iter().filter_map(|code| code.split('.').next());
        let mut shared: Vec<u8> =
            named.filter(|goal| theirs.contains(*goal)).filter_map(|goal| goal.parse().ok()).collect();
        shared.sort_unstable();
        shared.dedup();
        let shared = shared.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        (!shared.is_empty()).then(|| self.say("matching-clause-goal", &[("goals", shared)]))
    }

    fn themes(&self) -> Option<String> {
        let stored = self.table.subjects.programmes.get(self.programme)?;
        let office = self.table.subjects.offices.get(self.office)?;
        let shared = self.table.subjects.themes.iter().filter(|theme| {
            stored.content.themes.contains(&theme.code) && office.themes.contains(&theme.code)
        });
        let names: Vec<String> = shared.map(|theme| theme.name(self.language).to_lowercase()).collect();
        (!names.is_empty()).then(|| self.say("matching-clause-theme", &[("themes", names.join(", "))]))
    }
}

/// How well two fit, in a word, with what agrees.
pub fn banded(words: &Words, language: Language, band: Band, clauses: &str) -> String {
    let key = format!("matching-because-{band}");
    words.say_with(language, &key, &[("clauses", clauses.to_owned())])
}

/// Points as a number of 100.
pub fn of_hundred(points: impl Into<i64>) -> i64 {
    (points.into() + 75) / 150
}

fn tenths(language: Language, points: u16) -> String {
    let tenths = (u32::from(points) + 7) / 15;
    let comma = if language == Language::Indonesian { ',' } else { '.' };
    format!("{}{comma}{}", tenths / 10, tenths % 10)
}

/// The nomenclature writes its fields in capitals.
pub fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let small = name.to_lowercase();
    let word = |word: &str| -> String {
        if ["dan", "serta", "di", "ke"].contains(&word) {
            return word.to_owned();
        }
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    small.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

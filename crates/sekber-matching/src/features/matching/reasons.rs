//! Why a programme fits an office, in one sentence and in parts, in the reader's language.

use sekber_engines::matching::affinity::fit::{Part, Values, WHOLE, WITHIN_FIELD};
use sekber_engines::matching::affinity::nomenclature_index::cut;
use sekber_engines::matching::affinity::ranker::Evidence;
use sekber_engines::matching::kinds::Band;

use super::fit_matrix::{Table, goals_of_office};
use super::proposal::band;
use crate::kit::words::{Language, Words, quoted};

pub use super::proposal::of_hundred;

/// From which likeness a passage is named as a reason.
pub const ALIKE: f64 = 0.12;

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
        let mut clauses: Vec<String> = parts
            .iter()
            .filter(|share| share.points > 0)
            .filter_map(|share| self.clause(share.part))
            .take(3)
            .collect();
        if clauses.is_empty() {
            return self.say("matching-because-nothing", &[]);
        }
        clauses.extend(self.outside_the_cycle());
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
            // A code of the same group of fields (the first digit) is no duty of the office.
            Part::Field if self.values.of(part) < Some(WITHIN_FIELD) => None,
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

    /// That the programme begins after the cycle's year or ended before it: whoever hears what speaks for a pair hears this, too.
    fn outside_the_cycle(&self) -> Option<String> {
        let stored = self.table.subjects.programmes.get(self.programme)?;
        let (period, cycle) = (&stored.content.period, self.table.subjects.cycle.year);
        let begins = period.start().map(|start| i64::from(start.first_day().year()));
        let ended = period.end().map(|end| i64::from(end.last_day().year()));
        let (key, year) = match (begins, ended) {
            (Some(begins), _) if begins > cycle => ("matching-clause-later", begins),
            (_, Some(ended)) if ended < cycle => ("matching-clause-earlier", ended),
            _ => return None,
        };
        Some(self.say(key, &[("year", year.to_string()), ("cycle", cycle.to_string())]))
    }

    /// What the table says of a part that is worth no clause of its own.
    fn without_clause(&self, part: Part) -> String {
        self.say(faint(part, self.values.of(part).unwrap_or(0)), &[])
    }

    fn in_words(&self) -> Option<String> {
        let mut said = Vec::new();
        if let Some((_, code)) = self.evidence.usage.first() {
            let words = quoted(self.evidence.usage.iter().map(|(word, _)| word));
            let field = cut(code, 2);
            let field = sekber_facts::nomenclature::find(field).map_or(field, |entry| entry.name);
            said.push(self.say("matching-clause-usage", &[("words", words), ("field", title_case(field))]));
        }
        if let Some(passage) = self.evidence.passages.first().filter(|passage| passage.similarity > ALIKE) {
            let facts = [("name", passage.text.clone()), ("code", passage.code.clone())];
            let office = self.table.subjects.offices.get(self.office);
            // Duties that nobody of the office has confirmed are quoted as such, on paper and phones, too.
            let key = match passage.code.is_empty() {
                false => "matching-clause-passage",
                true if office.is_some_and(|office| office.organisation.is_inferred()) => {
                    "matching-clause-line-inferred"
                }
                true => "matching-clause-line",
            };
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
        let names: Vec<String> = shared.map(|theme| within_a_sentence(theme.name(self.language))).collect();
        (!names.is_empty()).then(|| self.say("matching-clause-theme", &[("themes", names.join(", "))]))
    }
}

/// Key of what is said of a part whose value, of 1,000, is worth no clause. What adds points has something in common.
fn faint(part: Part, value: u16) -> &'static str {
    match (part, value) {
        (_, 0) => "matching-part-nothing",
        (Part::Text, _) => "matching-clause-text-faint",
        (Part::Field, _) => "matching-clause-field-group",
        (Part::Place, value) if value == WHOLE / 2 => "matching-clause-district",
        (Part::Place, _) => "matching-clause-place-some",
        _ => "matching-part-little",
    }
}

/// How well two fit, in a word, with what agrees.
pub fn banded(words: &Words, language: Language, band: Band, clauses: &str) -> String {
    let key = format!("matching-because-{band}");
    words.say_with(language, &key, &[("clauses", clauses.to_owned())])
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

/// A theme's name as it stands within a sentence: with a small letter at its beginning, while abbreviations stay what they are.
fn within_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use sekber_engines::matching::affinity::fit::{Part, Values, WITHIN_FIELD, field};

    use super::{faint, within_a_sentence};

    #[test]
    fn what_adds_points_never_has_nothing_in_common() {
        for part in Part::ALL.iter().copied() {
            for value in [1, 150, 500] {
                let points = Values::default().with(part, Some(value)).points();
                assert!(points > 0 && faint(part, value) != "matching-part-nothing", "{part} {value}");
            }
            assert_eq!(faint(part, 0), "matching-part-nothing");
        }
        let codes = |code: &str| vec![code.to_owned()];
        let near = |programme: &str| field(&codes(programme), &codes("2.15"), &[]).unwrap();
        assert!(near("2.08.07") < WITHIN_FIELD && near("2.15.02") == WITHIN_FIELD);
        assert_eq!(faint(Part::Field, near("2.08.07")), "matching-clause-field-group");
    }

    #[test]
    fn abbreviations_stay_within_a_sentence() {
        assert_eq!(within_a_sentence("Ekonomi kerakyatan dan UMKM"), "ekonomi kerakyatan dan UMKM");
        assert_eq!(within_a_sentence("UMKM"), "UMKM");
        assert_eq!(within_a_sentence(""), "");
    }
}

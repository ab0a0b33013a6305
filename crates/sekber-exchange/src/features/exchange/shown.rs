//! Stored values as people read them: for the preview, the list of faults, and for exports that can be read again.

use sekber_core::value::PartialDate;
use sekber_core::write::{en_partial_date, id_partial_date};

use super::columns::{Column, List, Reads};
use super::kind::Kind;
use super::layout::column_title;
use super::reading::{choice_key, lines_of, place_name};
use super::references::References;
use super::verdict::{Issue, split};
use crate::kit::words::{Language, Words};

/// Says stored values in one language.
pub struct Speaker<'a> {
    words: &'a Words,
    language: Language,
    references: &'a References,
}

impl<'a> Speaker<'a> {
    /// A speaker with the names of a district.
    pub fn new(words: &'a Words, language: Language, references: &'a References) -> Self {
        Self { words, language, references }
    }

    /// The title of a field.
    pub fn title(&self, key: &str) -> String {
        column_title(self.words, self.language, key)
    }

    /// A stored value of a column.
    pub fn value(&self, column: &Column, value: &str) -> String {
        let each = |say: &dyn Fn(&str) -> String| split(value).map(say).collect::<Vec<_>>().join("; ");
        match column.reads {
            _ if value.is_empty() => String::new(),
            Reads::Choice(list) => self.choice(list, value),
            Reads::YesNo => {
                self.words.say(self.language, if value == "1" { "import-yes" } else { "import-no" })
            }
            Reads::Date => self.date(value),
            Reads::Themes => each(&|code| self.theme(code)),
            Reads::Places => each(&|code| self.place(code)),
            Reads::Organisation | Reads::Office | Reads::Offices => each(&|id| self.organisation(id)),
            Reads::Funding => self.funding(value),
            _ => value.to_owned(),
        }
    }

    fn choice(&self, list: List, code: &str) -> String {
        self.words.say(self.language, &choice_key(list, code))
    }

    fn date(&self, value: &str) -> String {
        match (value.parse::<PartialDate>(), self.language) {
            (Ok(date), Language::Indonesian) => id_partial_date(date),
            (Ok(date), Language::English) => en_partial_date(date),
            (Err(_), _) => value.to_owned(),
        }
    }

    fn theme(&self, code: &str) -> String {
        let found = self.references.theme_list.iter().find(|theme| theme.code == code);
        found.map_or_else(|| code.to_owned(), |theme| theme.name(self.language).to_owned())
    }

    fn place(&self, code: &str) -> String {
        code.parse().map_or_else(|_| code.to_owned(), |code| place_name(self.references, &code))
    }

    fn organisation(&self, id: &str) -> String {
        let found = id.parse().ok().and_then(|id| self.references.organisation(&id));
        found.map_or_else(|| id.to_owned(), |one| one.name.clone())
    }

    /// One line for each source: `2023; APBD Kabupaten; Rp1.250.000; Uang; dalam APBD`.
    fn funding(&self, value: &str) -> String {
        let line = |line: super::reading::Line| {
            let budget = if line.on_budget { "import-on-budget" } else { "import-off-budget" };
            let year = line.year.to_string();
            let money = line.money().id();
            let form = self.choice(List::Form, &line.form);
            let parts = [year, line.source, money, form, self.words.say(self.language, budget)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
        };
        lines_of(value).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// A stored value of a field of a kind.
    pub fn field(&self, kind: Kind, key: &str, value: &str) -> String {
        kind.column(key).map_or_else(|| value.to_owned(), |column| self.value(column, value))
    }

    /// The sentence of an issue.
    pub fn reason(&self, issue: &Issue) -> String {
        // What a room does not take is said in the sentence of that room.
        let own = issue.reason.contains("fault-") || issue.reason.contains("refused-");
        let key = if own { issue.reason.clone() } else { format!("import-reason-{}", issue.reason) };
        let named = if issue.fact.is_empty() { &issue.value } else { &issue.fact };
        // A limit is kept as digits; what somebody typed stays as it is.
        let limit = named.parse().map_or_else(|_| named.clone(), |limit: i64| self.language.whole(limit));
        let facts =
            [("fact", named), ("value", named), ("longest", &limit), ("largest", &limit), ("most", &limit)];
        self.words.say_with(self.language, &key, &facts.map(|(name, fact)| (name, fact.clone())))
    }

    /// What may have been meant, as a question; empty when nothing is near.
    pub fn suggestion(&self, issue: &Issue) -> String {
        let meant = issue.suggestion.as_deref().unwrap_or_default();
        if meant.is_empty() {
            return String::new();
        }
        self.words.say_with(self.language, "import-suggestion", &[("meant", meant.to_owned())])
    }
}

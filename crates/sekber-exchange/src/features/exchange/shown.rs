//! Stored values as people read them: for the preview, the list of faults, and for exports that can be read again.

use sekber_core::value::PartialDate;
use sekber_core::write::{en_partial_date, id_partial_date};

use super::columns::{Column, List, Reads};
use super::corrections::Corrected;
use super::guess::column_title;
use super::kind::Kind;
use super::layout::{Layout, letters};
use super::reading::{choice_key, lines_of, place_name};
use super::references::References;
use super::told::TOLD;
use super::verdict::{Issue, split};
use crate::features::programme::{rounded_told, told_money, told_name};
use crate::kit::card::Alike;
use crate::kit::words::{Language, Words};

/// Answers that are the same for every sheet; their words are `import-choice-…`.
pub const CHOICES: &[&str] = &[
    "day-first",
    "month-first",
    "rupiah",
    "ribu",
    "juta",
    "miliar",
    "import",
    "skip",
    "records",
    "once",
    "added",
    "ignore",
    "keep",
    "replace",
    "merge",
];

/// Questions about a sheet as a whole; their words are `import-matter-…`.
pub const MATTERS: &[&str] = &["dates", "unit", "hidden", "headings", "id", "repeated", "repeated-people"];

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

    /// A sentence, or the title of a column.
    pub fn say(&self, key: &str) -> String {
        self.words.say(self.language, key)
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
        if key == TOLD {
            return self.money_told(value).join("\n");
        }
        kind.column(key).map_or_else(|| value.to_owned(), |column| self.value(column, value))
    }

    /// What money comes to that a file tells beside its programmes, as [`super::iati_money::sums`] says it: a sentence for each kind and
    /// currency, then one for each reason that holds some of it up.
    pub fn money_told(&self, told: &str) -> Vec<String> {
        told.lines().filter_map(|line| self.sum_told(line)).collect()
    }

    fn sum_told(&self, line: &str) -> Option<String> {
        if let Some(left) = line.strip_prefix('!') {
            let (reason, count) = left.split_once('|')?;
            return Some(self.words.say_count(
                self.language,
                &format!("told-kept-{reason}"),
                count.parse().ok()?,
            ));
        }
        if let Some(named) = line.strip_prefix('?') {
            return self.named_told(named);
        }
        let mut parts = line.splitn(4, '|');
        let (kind, currency, count, sum) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let sum = match told_money(sum, currency) {
            Some(money) => self.language.money(&money),
            None => format!("{currency} {sum}").trim_start().to_owned(),
        };
        let kind = self.words.say(self.language, &format!("told-kind-{}", told_name(kind)));
        let facts = [("kind", kind), ("count", self.language.whole(count.parse().ok()?)), ("sum", sum)];
        Some(self.words.say_with(self.language, "told-sum", &facts))
    }

    /// A line whose amount no entry could have as it is written: which activity tells it, its value, and what becomes of it.
    fn named_told(&self, named: &str) -> Option<String> {
        if let Some(count) = named.strip_prefix("more|") {
            return Some(self.words.say_count(self.language, "import-told-named", count.parse().ok()?));
        }
        let mut parts = named.splitn(4, '|');
        let (why, currency, activity, value) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let key = match why {
            "rounded" => "import-told-rounded",
            "nothing" => "import-told-nothing",
            "large" => "import-told-large",
            _ => "import-told-unread",
        };
        let offered = rounded_told(value, currency).map(|money| self.language.money(&money));
        let facts = [
            ("activity", activity.to_owned()),
            ("value", format!("{value} {currency}")),
            ("offered", offered.unwrap_or_default()),
        ];
        Some(self.words.say_with(self.language, key, &facts))
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

    /// What a row seems to record again: the sentence, and where the other record is read, if it is none of the sheet's own rows.
    pub fn alike(&self, json: &str) -> Option<(String, String)> {
        let alike: Alike = serde_json::from_str(json).ok()?;
        let said = match self.language {
            Language::Indonesian => alike.id,
            Language::English => alike.en,
        };
        Some((said, alike.href))
    }

    /// What is to be known of how a sheet is read, before its rows are looked at.
    pub fn told(&self, layout: &Layout) -> Vec<String> {
        let titles =
            |columns: &[usize]| columns.iter().map(|at| layout.title(*at)).collect::<Vec<_>>().join(", ");
        let mut told = Vec::new();
        let mut say = |key: &str, name: &str, fact: String| {
            told.push(self.words.say_with(self.language, key, &[(name, fact)]));
        };
        if let Some(factor) = layout.unit {
            say("import-told-unit", "factor", self.language.whole(factor));
        }
        if let Some(currency) = &layout.currency {
            say("import-told-currency", "currency", currency.clone());
        }
        let uncounted = layout.uncounted();
        if !uncounted.is_empty() {
            say("import-told-uncounted", "columns", titles(&uncounted));
        }
        let is_read = |at: &&usize| layout.fields.get(**at).is_some_and(Option::is_some);
        let hidden: Vec<usize> = layout.hidden.iter().filter(is_read).copied().collect();
        if !hidden.is_empty() {
            say("import-told-hidden", "columns", titles(&hidden));
        }
        told
    }

    /// What an answer to a question is called.
    pub fn answer(&self, kind: Kind, key: &str, choice: &str) -> String {
        if Corrected::of(key).is_some() {
            return if choice.is_empty() { self.say("import-corrected-empty") } else { choice.to_owned() };
        }
        let list = kind.column(key).and_then(|column| match column.reads {
            Reads::Choice(list) => list.codes().contains(&choice).then_some(list),
            _ => None,
        });
        match list {
            Some(list) => self.choice(list, choice),
            None if CHOICES.contains(&choice) => {
                self.words.say(self.language, &format!("import-choice-{choice}"))
            }
            None if key.starts_with("name/") && key.ends_with(&format!("/{choice}")) => {
                self.words.say_with(self.language, "import-choice-new", &[("name", choice.to_owned())])
            }
            None => choice.to_owned(),
        }
    }

    /// What a question is about, when it is not about a text in a cell: the field, or the matter. Of a correction the cell.
    pub fn matter(&self, key: &str) -> String {
        match Corrected::of(key) {
            Some(Corrected::Alike { field, text }) => return format!("{}: {text}", self.title(field)),
            Some(Corrected::One(row, column)) => {
                let facts = [("column", letters(column)), ("row", row.to_string())];
                return self.words.say_with(self.language, "import-corrected-one", &facts);
            }
            None => {}
        }
        match key.split_once('/') {
            Some(("update", field)) => self.title(field),
            Some((field, text)) => format!("{}: {text}", self.title(field)),
            None if MATTERS.contains(&key) => self.words.say(self.language, &format!("import-matter-{key}")),
            None => self.title(key),
        }
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

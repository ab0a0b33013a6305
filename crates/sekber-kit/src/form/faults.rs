//! What is to be mended in what was sent: every fault has its field and the key of a sentence.

use std::collections::BTreeSet;
use std::fmt;

use sekber_core::value::{FIRST_DAY, LAST_DAY, PartialDate, is_plausible};

use crate::problem::Problem;
use crate::words::{Fact, Language};

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: String,
    /// Key of the sentence that says what to mend.
    pub key: &'static str,
    /// Facts that the sentence names.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Fault {
    /// The facts that the sentence names, as a language shows them.
    pub fn facts(&self, language: Language) -> Vec<(&'static str, String)> {
        self.facts.iter().map(|(name, fact)| (*name, fact.shown(language))).collect()
    }
}

/// Everything to mend in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.0.iter().map(|fault| format!("{}: {}", fault.field, fault.key)).collect();
        f.write_str(&fields.join(", "))
    }
}

impl Faults {
    /// No faults yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// A single fault.
    pub fn one(field: &str, key: &'static str) -> Self {
        let mut faults = Self::none();
        faults.add(field, key);
        faults
    }

    /// Adds a fault to a field.
    pub fn add(&mut self, field: &str, key: &'static str) {
        self.0.push(Fault { field: field.to_owned(), key, facts: Vec::new() });
    }

    /// Adds a fault whose sentence names a fact.
    pub fn add_with(&mut self, field: &str, key: &'static str, name: &'static str, fact: impl Into<Fact>) {
        self.0.push(Fault { field: field.to_owned(), key, facts: vec![(name, fact.into())] });
    }

    /// Adds a fault whose sentence names several facts.
    pub fn add_with_all(&mut self, field: &str, key: &'static str, facts: Vec<(&'static str, Fact)>) {
        self.0.push(Fault { field: field.to_owned(), key, facts });
    }

    /// Adds a fault when a text is longer than `longest` characters, or holds what no door lets through and no page can show.
    pub fn check_longest(&mut self, field: &str, text: &str, longest: usize) {
        if text.chars().count() > longest {
            self.add_with(field, "fault-too-long", "longest", longest);
        } else if text.contains(|sign: char| sign.is_control() && !matches!(sign, '\n' | '\t')) {
            self.add(field, "fault-signs");
        }
    }

    /// Adds a fault when a text says nothing or is longer than `longest` characters.
    pub fn check_required(&mut self, field: &str, text: &str, longest: usize) {
        if text.trim().is_empty() {
            self.add(field, "fault-required");
        }
        self.check_longest(field, text, longest);
    }

    /// Adds a fault when a day lies where no record can have one.
    pub fn check_day(&mut self, field: &str, day: impl Into<Option<jiff::civil::Date>>) {
        if day.into().is_some_and(|day| !is_plausible(day)) {
            self.add_day_out_of_bounds(field);
        }
    }

    /// Adds a fault when an end of a period lies where no record can have one.
    pub fn check_date(&mut self, field: &str, date: Option<PartialDate>) {
        if date.is_some_and(|date| !date.is_plausible()) {
            self.add_day_out_of_bounds(field);
        }
    }

    pub(super) fn add_day_out_of_bounds(&mut self, field: &str) {
        let year = |day: jiff::civil::Date| Fact::from(day.year().to_string());
        self.add_with_all(
            field,
            "fault-day-bounds",
            vec![("first", year(FIRST_DAY)), ("last", year(LAST_DAY))],
        );
    }

    /// Adds a fault when there are more than `most` of something.
    pub fn check_most(&mut self, field: &str, count: usize, most: usize) {
        if count > most {
            self.add_with(field, "fault-too-many", "most", most);
        }
    }

    /// Adds a fault with this key when nothing was chosen, unless the field has one already, or one when there is more than `most`.
    pub fn check_chosen(&mut self, field: &str, nothing: &'static str, count: usize, most: usize) {
        if count == 0 && self.of(field).is_none() {
            self.add(field, nothing);
        }
        self.check_most(field, count, most);
    }

    /// These faults and those of another check; a field that both name keeps the first sentence.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        let new: Vec<Fault> = others.0.into_iter().filter(|fault| self.of(&fault.field).is_none()).collect();
        self.0.extend(new);
        self
    }

    /// Whether there is nothing to mend.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many fields there are to mend; one that has several faults is one.
    pub fn count(&self) -> i64 {
        let fields: BTreeSet<&str> = self.0.iter().map(|fault| fault.field.as_str()).collect();
        i64::try_from(fields.len()).unwrap_or(i64::MAX)
    }

    /// All faults, in order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }

    /// The first fault of a field.
    pub fn of(&self, field: &str) -> Option<&Fault> {
        self.0.iter().find(|fault| fault.field == field)
    }

    /// The value when there is nothing to mend.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with the faults.
    pub fn or<T>(self, value: T) -> Result<T, Problem> {
        if self.is_empty() { Ok(value) } else { Err(Problem::Invalid(self)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Faults;

    #[test]
    fn nothing_chosen_is_told_once_and_too_much_as_well() {
        let told = |mut faults: Faults, count: usize| {
            faults.check_chosen("line", "fault-none", count, 2);
            faults.iter().map(|fault| fault.key).collect::<Vec<_>>()
        };
        assert_eq!(told(Faults::none(), 0), ["fault-none"]);
        assert_eq!(told(Faults::one("line", "fault-not-a-choice"), 0), ["fault-not-a-choice"]);
        assert!(told(Faults::none(), 2).is_empty());
        assert_eq!(told(Faults::none(), 3), ["fault-too-many"]);
    }
}

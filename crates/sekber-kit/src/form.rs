//! Forms: what was typed is kept, cleaned once, every fault is found at once, and each is tied to its field.

use std::fmt;
use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use sekber_core::reading::read_date;
use sekber_core::text::{clean, clean_line, one_line};
use sekber_core::value::{FIRST_DAY, LAST_DAY, PartialDate, Precision, is_plausible};

use super::access::RequestIdentity;
use super::body::{self, Share};
use super::problem::Problem;
use super::words::{Fact, Language};

/// Most bytes of a field's name; no form of ours has longer ones.
pub const LONGEST_FIELD_NAME: usize = 200;

/// What a person typed, in order; a name may occur several times. Text is cleaned here, where it enters; only passwords are
/// taken as they were typed ([`Form::raw`]). It holds its share of the memory for forms.
#[derive(Clone, Default)]
pub struct Form(
    Vec<Field>,
    #[expect(dead_code, reason = "held until the form is dropped")] Option<Arc<Share>>,
);

/// One field. What is the same as the text is not kept twice.
#[derive(Clone)]
struct Field {
    name: String,
    /// Cleaned, with its line breaks.
    text: String,
    /// The text on one line.
    line: Option<String>,
    /// As it was typed.
    raw: Option<String>,
}

impl Field {
    fn new(name: &str, raw: String) -> Self {
        let text = clean(&raw);
        let line = Some(one_line(&text)).filter(|line| *line != text);
        let raw = Some(raw).filter(|raw| *raw != text);
        Self { name: clean_line(name), text, line, raw }
    }

    fn line(&self) -> &str {
        self.line.as_deref().unwrap_or(&self.text).trim()
    }
}

/// Shows the names alone: values may be passwords.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|field| &field.name)).finish()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let once = request.extensions().get::<RequestIdentity>().map(|visitor| visitor.once.clone());
        let (bytes, share) = body::read_form(request).await?;
        let fields = decoded(&bytes);
        if fields.iter().any(|field| field.name.len() > LONGEST_FIELD_NAME) {
            return Err(Problem::refused("form-unreadable"));
        }
        let form = Self(fields, Some(Arc::new(share)));
        if let Some(once) = once {
            once.read(form.pairs());
        }
        Ok(form)
    }
}

fn decoded(bytes: &[u8]) -> Vec<Field> {
    form_urlencoded::parse(bytes).map(|(name, value)| Field::new(&name, value.into_owned())).collect()
}

impl From<Vec<(String, String)>> for Form {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| Field::new(&name, value)).collect(), None)
    }
}

impl Form {
    /// Reads the query part of a URL the same way.
    pub fn from_query(query: Option<&str>) -> Self {
        Self(decoded(query.unwrap_or_default().as_bytes()), None)
    }

    fn first(&self, name: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.name == name)
    }

    /// The field on one line, without surrounding spaces; empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.first(name).map_or("", Field::line)
    }

    /// The field with its line breaks (`\n`), without surrounding spaces; empty when absent. For what was typed into a
    /// text area.
    pub fn paragraphs(&self, name: &str) -> &str {
        self.first(name).map_or("", |field| field.text.trim())
    }

    /// The field exactly as typed (for passwords); empty when absent.
    pub fn raw(&self, name: &str) -> &str {
        self.first(name).map_or("", |field| field.raw.as_deref().unwrap_or(&field.text))
    }

    /// The field, or `None` when it is empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Every filled occurrence of the field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.column(name).filter(|text| !text.is_empty())
    }

    /// Every occurrence of the field, empty ones too, for rows of fields that belong together.
    pub fn column<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |field| field.name == name).map(Field::line)
    }

    /// Whether a checkbox is set.
    pub fn is_set(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// The field as typed, cut to `longest` characters; a fault when it is empty.
    pub fn required(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        let text = self.text(name);
        if text.is_empty() {
            faults.add(name, "fault-required");
        }
        self.bounded(name, longest, faults)
    }

    /// The field on one line; a fault when it is longer than `longest` characters.
    pub fn bounded(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        Self::within(self.text(name), name, longest, faults)
    }

    /// The field with its line breaks; a fault when it is longer than `longest` characters.
    pub fn bounded_paragraphs(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        Self::within(self.paragraphs(name), name, longest, faults)
    }

    fn within(text: &str, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        faults.check_longest(name, text, longest);
        text.to_owned()
    }

    /// The field read as a `T`; `None` when empty; a fault with this key when it cannot be read.
    pub fn parsed<T: std::str::FromStr>(
        &self,
        name: &'static str,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<T> {
        let text = self.filled(name)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            faults.add_with(name, key, "value", text);
        }
        parsed
    }

    /// The field read as one day, as somebody typed it or as a browser's calendar writes it; `None` when empty; a fault with this
    /// key when it is no day.
    pub fn day(
        &self,
        name: &'static str,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<jiff::civil::Date> {
        let text = self.filled(name)?;
        let read = read_date(text).ok().filter(|date| date.precision() == Precision::Day);
        match (read, text.parse()) {
            (Some(_), _) => {}
            // A day, but one that not even a vague date can name.
            (None, Ok(day)) if !is_plausible(day) => faults.add_day_out_of_bounds(name),
            (None, _) => faults.add_with(name, key, "value", text),
        }
        read.map(|date| date.first_day())
    }

    /// Every pair, each on one line, for pages that must carry the form on.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|field| (field.name.as_str(), field.line()))
    }
}

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

    fn add_day_out_of_bounds(&mut self, field: &str) {
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

    /// How many things there are to mend.
    pub fn count(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
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

//! Forms: what was typed is kept, cleaned once, every fault is found at once, and each is tied to its field.

use std::fmt;
use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use axum::http::header;
use sekber_core::reading::read_date;
use sekber_core::text::{clean, clean_line, one_line};
use sekber_core::value::{Precision, is_plausible};

use super::access::RequestIdentity;
use super::awaited::Awaited;
use super::body::{self, Share};
use super::problem::Problem;

mod coded;
mod edits;
mod faults;

pub use coded::{NotApplied, Unapplied};
pub use edits::{EditsMet, OpenedWith, opened};
pub use faults::{Fault, Faults};

/// How browsers send a form.
const FORM_KIND: &[u8] = b"application/x-www-form-urlencoded";
/// Most bytes of a field's name; no form of ours has longer ones.
pub const LONGEST_FIELD_NAME: usize = 200;

/// What a person typed, in order; a name may occur several times. Text is cleaned here, where it enters; only passwords are
/// taken as they were typed ([`Form::raw`]). It holds its share of the memory for forms.
#[derive(Clone, Default)]
pub struct Form(
    Vec<Field>,
    #[expect(dead_code, reason = "held until the form is dropped")] Option<Arc<Share>>,
    /// Filters that could not be read.
    NotApplied,
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
        sent(request).await
    }
}

/// The form that a request brings.
fn sent(request: Request) -> Awaited<'static, Result<Form, Problem>> {
    Box::pin(async move {
        let once = request.extensions().get::<RequestIdentity>().map(|visitor| visitor.once.clone());
        // A page of another site can have a browser send text of its own choosing, and nothing else, without asking first.
        let kind = request.headers().get(header::CONTENT_TYPE);
        if kind.is_some_and(|kind| !kind.as_bytes().to_ascii_lowercase().starts_with(FORM_KIND)) {
            return Err(Problem::refused("form-unreadable"));
        }
        let (bytes, share) = body::read_form(request).await?;
        let fields = decoded(&bytes);
        if fields.iter().any(|field| field.name.len() > LONGEST_FIELD_NAME) {
            return Err(Problem::refused("form-unreadable"));
        }
        let form = Form(fields, Some(Arc::new(share)), NotApplied::default());
        if let Some(once) = once {
            once.read(form.pairs());
        }
        Ok(form)
    })
}

fn decoded(bytes: &[u8]) -> Vec<Field> {
    form_urlencoded::parse(bytes).map(|(name, value)| Field::new(&name, value.into_owned())).collect()
}

impl From<Vec<(String, String)>> for Form {
    fn from(pairs: Vec<(String, String)>) -> Self {
        let fields = pairs.into_iter().map(|(name, value)| Field::new(&name, value));
        Self(fields.collect(), None, NotApplied::default())
    }
}

impl Form {
    /// Reads the query part of a URL the same way. A page reads it by its frame ([`Frame::query`](crate::page::Frame::query)),
    /// which tells the visitor of filters that could not be applied; a file is refused by [`Form::applied`].
    pub fn from_query(query: Option<&str>) -> Self {
        Self::from_query_noting(query, NotApplied::default())
    }

    /// The same, where filters that cannot be read are noted for somebody else as well.
    pub(crate) fn from_query_noting(query: Option<&str>, noted: NotApplied) -> Self {
        Self(decoded(query.unwrap_or_default().as_bytes()), None, noted)
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

    /// Whether a field has something in it, to show a form as it was typed. What is acted on is read by [`Form::checked`].
    pub fn is_set(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// The field on one line; a fault when it is empty or longer than `longest` characters.
    pub fn required(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        let text = self.text(name);
        if text.is_empty() {
            faults.add(name, "fault-required");
        }
        self.bounded(name, longest, faults)
    }

    /// The field on one line; a fault when it is longer than `longest` characters.
    pub fn bounded(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        let text = self.text(name);
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

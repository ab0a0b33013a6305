//! Addresses with a query: filters, sorting and pages live in the URL, so a link shows what its sender saw.

use crate::form::Form;

/// The query part of an address, without empty values.
#[derive(Debug, Clone, Default)]
pub struct QueryString(Vec<(String, String)>);

impl QueryString {
    /// Keeps the named fields of a query that are filled.
    pub fn keep(query: &Form, names: &[&str]) -> Self {
        let wanted = |(key, value): &(&str, &str)| names.contains(key) && !value.is_empty();
        Self(query.pairs().filter(wanted).map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    /// The same with one field set to a value (or dropped, when the value is empty).
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut pairs: Vec<_> = self.0.iter().filter(|(key, _)| key != name).cloned().collect();
        if !value.is_empty() {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        Self(pairs)
    }

    /// The same without one field.
    pub fn without(&self, name: &str) -> Self {
        self.with(name, "")
    }

    /// Whether any filter is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields, for hidden inputs of a form.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The address of a path with this query.
    pub fn link(&self, path: &str) -> String {
        if self.0.is_empty() {
            return path.to_owned();
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish();
        format!("{path}?{query}")
    }
}

//! Addresses with a query: filters, sorting and pages live in the URL, so a link shows what its sender saw.

use crate::form::Form;

/// Longest value that stands in a file's name as it is.
const LONGEST_PART: usize = 24;
/// Longest that all values together make a file's name.
const LONGEST_NAME: usize = 60;

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

    /// What a list is narrowed to, as a part of a file's name: `-partner-61.05.03`, in the order of the address; empty when it is whole.
    /// What is long, such as an identifier or many words, is named by its field.
    pub fn in_name(&self) -> String {
        let mut name = String::new();
        for (field, value) in &self.0 {
            let plain = |sign: char| if sign.is_ascii_alphanumeric() || sign == '.' { sign } else { '-' };
            let said: String = value.to_lowercase().chars().map(plain).collect();
            let said = said.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
            let part =
                if said.is_empty() || said.len() > LONGEST_PART { field.as_str() } else { said.as_str() };
            if name.len() + part.len() < LONGEST_NAME {
                name.push('-');
                name.push_str(part);
            }
        }
        name
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_narrowed_list_says_to_what() {
        let named = |query: &str| {
            let form = Form::from_query(Some(query));
            QueryString::keep(&form, &["q", "side", "place", "organisation"]).in_name()
        };
        assert_eq!(named(""), "");
        assert_eq!(named("side=partner&place=61.05.03&after=x"), "-partner-61.05.03");
        assert_eq!(named("q=Air%20Bersih%2F..%22"), "-air-bersih-..");
        assert_eq!(named("organisation=0198f3c2a7b87c5d9e1f2a3b4c5d6e7f"), "-organisation");
        assert!(named(&format!("q={}", "a-".repeat(400))).len() <= LONGEST_NAME);
    }
}

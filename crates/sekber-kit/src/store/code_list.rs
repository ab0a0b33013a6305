//! Codes of a record that a statement joins into one column.

use std::ops::Deref;

use super::{Column, Value};

/// Codes that `string_agg(…, ';')` joined, sorted whatever order the statement found them in; empty where it found none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeList(Vec<String>);

impl CodeList {
    /// The codes as they are handed on.
    pub fn into_vec(self) -> Vec<String> {
        self.0
    }
}

impl Deref for CodeList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl Column for CodeList {
    fn from_value(value: &Value) -> Option<Self> {
        let Value::Text(joined) = value else { return None };
        let codes = joined.as_deref().unwrap_or_default().split(';');
        let mut codes: Vec<String> = codes.filter(|code| !code.is_empty()).map(str::to_owned).collect();
        codes.sort();
        Some(Self(codes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_codes_are_read_in_their_order() {
        let read = |text: Option<&str>| CodeList::from_value(&Value::from(text)).unwrap().into_vec();
        assert_eq!(read(Some("1.03.02;1.02")), ["1.02", "1.03.02"]);
        assert_eq!(read(Some("health")), ["health"]);
        assert!(read(None).is_empty() && read(Some("")).is_empty());
        assert_eq!(CodeList::from_value(&Value::from(3_i64)), None);
    }
}

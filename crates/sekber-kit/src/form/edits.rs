//! What a form showed when it was opened, as a short digest of each field that travels with it. Of two edits that met, only what both
//! changed has to be asked then.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::Form;
use crate::digest::sha256;

/// Name of the hidden field that carries the digests.
const FIELD: &str = "opened";
/// Digits of a digest. Whoever forges it only says of their own form what it was not.
const DIGITS: usize = 12;

/// The digests of a record's fields, for the hidden field `opened` of its form.
pub fn opened(record: &Json) -> String {
    let fields = record.as_object().into_iter().flatten();
    fields.map(|(name, value)| format!("{name}:{}", digest(value))).collect::<Vec<_>>().join(" ")
}

fn digest(value: &Json) -> String {
    let mut digest = sha256(value.to_string());
    digest.truncate(DIGITS);
    digest
}

/// Two edits of one record that met, by the names of their fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditsMet {
    /// What somebody else changed and this form did not touch.
    pub theirs: Vec<String>,
    /// What both changed, to different ends.
    pub both: Vec<String>,
}

impl EditsMet {
    /// Compares what is stored now with what was typed. A form that does not say what it was opened with touched everything.
    pub fn of(form: &Form, stored: &Json, typed: &Json) -> Self {
        let began: HashMap<&str, &str> =
            form.text(FIELD).split_whitespace().filter_map(|one| one.split_once(':')).collect();
        let nothing = Map::new();
        let typed = typed.as_object().unwrap_or(&nothing);
        let mut met = Self::default();
        for (name, stored) in stored.as_object().into_iter().flatten() {
            let typed = typed.get(name).unwrap_or(&Json::Null);
            let began_with = |value: &Json| began.get(name.as_str()).is_some_and(|one| *one == digest(value));
            if stored == typed {
                continue;
            }
            if began_with(typed) {
                met.theirs.push(name.clone());
            } else if !began_with(stored) {
                met.both.push(name.clone());
            }
        }
        met
    }

    /// Of a record only what both changed.
    pub fn only_both(&self, record: Json) -> Json {
        match record {
            Json::Object(mut fields) => {
                fields.retain(|name, _| self.both.contains(name));
                Json::Object(fields)
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{EditsMet, opened};
    use crate::form::Form;

    #[test]
    fn only_what_both_changed_is_asked() {
        let began = json!({ "name": "A", "quota": 3, "themes": ["x"], "note": null });
        let stored = json!({ "name": "A", "quota": 4, "themes": ["y"], "note": "n" });
        let typed = json!({ "name": "B", "quota": 3, "themes": ["z"], "note": "n" });
        let form = Form::from(vec![("opened".to_owned(), opened(&began))]);
        let met = EditsMet::of(&form, &stored, &typed);
        assert_eq!(
            (met.theirs.clone(), met.both.clone()),
            (vec!["quota".to_owned()], vec!["themes".to_owned()])
        );
        assert_eq!(met.only_both(stored.clone()), json!({ "themes": ["y"] }));
        // A form that does not say what it was opened with is asked about each difference.
        let silent = EditsMet::of(&Form::default(), &stored, &typed);
        assert_eq!((silent.theirs.len(), silent.both.len()), (0, 3));
    }
}

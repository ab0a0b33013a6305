//! What a form showed when it was opened, as a short digest of each field that travels with it. Of two edits that met, only what both
//! changed has to be asked then.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::Form;
use super::coded::unknown;
use crate::digest::sha256;
use crate::problem::Problem;

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

/// What a form says that it was opened with: the digest of each field, by its name.
#[derive(Debug, Clone, Default)]
pub struct OpenedWith<'a>(HashMap<&'a str, &'a str>);

impl OpenedWith<'_> {
    /// Whether a field held this value.
    fn held(&self, name: &str, value: &Json) -> bool {
        self.0.get(name).is_some_and(|began| *began == digest(value))
    }
}

impl Form {
    /// What the form says that it was opened with; nothing when it does not say.
    ///
    /// # Errors
    /// [`Problem::Invalid`] that names the field, when it holds what no form of ours sends.
    pub fn opened_with(&self) -> Result<OpenedWith<'_>, Problem> {
        let fields: Option<HashMap<_, _>> = self.text(FIELD).split_whitespace().map(read).collect();
        fields.map(OpenedWith).ok_or_else(|| unknown(FIELD))
    }
}

/// The name of a field and its digest.
fn read(one: &str) -> Option<(&str, &str)> {
    let (name, digest) = one.split_once(':')?;
    let is_digest = digest.len() == DIGITS && digest.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_digest.then_some((name, digest))
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
    pub fn of(began: &OpenedWith<'_>, stored: &Json, typed: &Json) -> Self {
        let mut met = Self::default();
        for (name, stored) in stored.as_object().into_iter().flatten() {
            let typed = &typed[name.as_str()];
            if stored == typed {
                continue;
            }
            if began.held(name, typed) {
                met.theirs.push(name.clone());
            } else if !began.held(name, stored) {
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
    use crate::problem::Problem;

    fn form(said: &str) -> Form {
        Form::from(vec![("opened".to_owned(), said.to_owned())])
    }

    #[test]
    fn only_what_both_changed_is_asked() {
        let began = json!({ "name": "A", "quota": 3, "themes": ["x"], "note": null });
        let stored = json!({ "name": "A", "quota": 4, "themes": ["y"], "note": "n" });
        let typed = json!({ "name": "B", "quota": 3, "themes": ["z"], "note": "n" });
        let form = form(&opened(&began));
        let met = EditsMet::of(&form.opened_with().unwrap(), &stored, &typed);
        assert_eq!(
            (met.theirs.clone(), met.both.clone()),
            (vec!["quota".to_owned()], vec!["themes".to_owned()])
        );
        assert_eq!(met.only_both(stored.clone()), json!({ "themes": ["y"] }));
        // A form that does not say what it was opened with is asked about each difference.
        let silent = EditsMet::of(&Form::default().opened_with().unwrap(), &stored, &typed);
        assert_eq!((silent.theirs.len(), silent.both.len()), (0, 3));
    }

    #[test]
    fn what_no_form_of_ours_says_is_refused() {
        let whole = opened(&json!({ "name": "A" }));
        assert!(form(&whole).opened_with().is_ok());
        let (cut, foreign) = (&whole[..whole.len() - 1], format!("{whole} quota:zzzzzzzzzzzz"));
        for said in [cut, foreign.as_str(), "name", "tidak-dikenal"] {
            assert!(
                matches!(form(said).opened_with(), Err(Problem::Invalid(faults)) if faults.of("opened").is_some()),
                "{said}"
            );
        }
    }
}

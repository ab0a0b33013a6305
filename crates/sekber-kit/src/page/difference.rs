//! What changed between two states of a record, field by field, for the trail and for edits that met.

use serde_json::Value as Json;

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// What stood there; empty when nothing did.
    pub before: String,
    /// What stands there now; empty when nothing does.
    pub after: String,
}

/// The fields that differ between two records, in the order of their names. An absent record counts as empty.
pub fn difference(before: Option<&Json>, after: Option<&Json>) -> Vec<Change> {
    let empty = serde_json::Map::new();
    let map =
        |json: Option<&'_ Json>| json.and_then(Json::as_object).cloned().unwrap_or_else(|| empty.clone());
    let (before, after) = (map(before), map(after));
    let mut names: Vec<&String> =
        before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    names.sort();
    names
        .into_iter()
        .map(|name| Change {
            field: name.clone(),
            before: text(before.get(name)),
            after: text(after.get(name)),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// A JSON value as a person reads it: lists are joined, nothing is empty.
fn text(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(items)) => items.iter().map(|item| text(Some(item))).collect::<Vec<_>>().join("; "),
        Some(Json::Object(fields)) => {
            let part = |(name, value): (&String, &Json)| format!("{name}: {}", text(Some(value)));
            fields.iter().filter(|(_, value)| !value.is_null()).map(part).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    }
}

//! Names beside ids: a record that holds the ids of others tells in a field of its own what they were called when it was written down.

use std::collections::BTreeMap;

use serde_json::Value as Json;

/// What ids were called.
#[derive(Debug, Default)]
pub struct Called(BTreeMap<String, String>);

impl Called {
    /// The field that tells it.
    pub const FIELD: &'static str = "called";

    /// What a record tells, before and after.
    pub fn of(records: [Option<&Json>; 2]) -> Self {
        let told = records.into_iter().flatten().filter_map(|record| record[Self::FIELD].as_object());
        let named = |(id, name): (&String, &Json)| Some((id.clone(), name.as_str()?.to_owned()));
        Self(told.flatten().filter_map(named).collect())
    }

    /// A value, or several that were joined, with names in the place of ids that are known.
    pub fn read(&self, value: String) -> String {
        if self.0.is_empty() {
            return value;
        }
        let names = value.split("; ").map(|id| self.0.get(id).map_or(id, String::as_str));
        names.collect::<Vec<&str>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_by_the_names_that_they_had() {
        let before = serde_json::json!({ "lead": "o1" });
        let after =
            serde_json::json!({ "lead": "o2", "called": { "o1": "Bappeda", "o2": "Dinas Kesehatan" } });
        let called = Called::of([Some(&before), Some(&after)]);
        assert_eq!(called.read("o1".to_owned()), "Bappeda");
        assert_eq!(called.read("o2; o3".to_owned()), "Dinas Kesehatan; o3");
        assert_eq!(Called::of([None, Some(&before)]).read("o1".to_owned()), "o1");
    }
}

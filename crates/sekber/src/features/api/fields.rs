//! The fields of what is sent and answered, as the page of the documentation lists them: read from the same descriptions that the
//! document in OpenAPI holds.

use serde_json::Value as Json;

use super::schema::{Schemas, referred};

/// How deep shapes lie in each other at most.
const DEEPEST: usize = 4;

/// A field as it is listed.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name; within a list or another shape behind that one's name.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// How it is written: `string`, `[integer]`, one of some codes.
    pub kind: String,
    /// Whether it has to be there.
    pub required: bool,
}

/// All fields of a shape; of a list those of its items.
pub fn of(describe: fn(&mut Schemas) -> Json) -> Vec<Field> {
    let mut schemas = Schemas::default();
    let schema = describe(&mut schemas);
    let all = schemas.into_json();
    let mut fields = Vec::new();
    let whole = item(&schema, &all);
    let listed = &whole["properties"]["items"];
    let shape = if listed.is_null() { whole } else { item(listed, &all) };
    gather(shape, &all, ("", DEEPEST), &mut fields);
    fields
}

/// The shape behind a name, in a list, or beside null.
fn item<'a>(schema: &'a Json, all: &'a Json) -> &'a Json {
    let mut found = schema;
    for _ in 0..=DEEPEST {
        found = if let Some(name) = referred(found) {
            &all[name]
        } else if found["type"] == "array" {
            &found["items"]
        } else if found["anyOf"].is_array() {
            &found["anyOf"][0]
        } else {
            break;
        };
    }
    found
}

/// Adds the fields of a shape, and of the shapes within it as deep as is still allowed, each behind the name of the one that holds it.
fn gather(shape: &Json, all: &Json, (within, deep): (&str, usize), fields: &mut Vec<Field>) {
    let required =
        |name: &str| shape["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name));
    for (own, schema) in shape["properties"].as_object().into_iter().flatten() {
        let name = format!("{within}{own}");
        fields.push(Field {
            about: schema["description"].as_str().unwrap_or_default().replace('`', ""),
            kind: kind(schema, all),
            required: required(own),
            name: name.clone(),
        });
        let inner = item(schema, all);
        if deep > 0 && inner["properties"].is_object() {
            let mark = if schema["type"] == "array" { "[]." } else { "." };
            gather(inner, all, (&format!("{name}{mark}"), deep - 1), fields);
        }
    }
}

/// How a value is written.
fn kind(schema: &Json, all: &Json) -> String {
    if let Some(name) = referred(schema) {
        return kind(&all[name], all);
    }
    if schema["type"] == "array" {
        return format!("[{}]", kind(&schema["items"], all));
    }
    if schema["anyOf"].is_array() {
        return format!("{} | null", kind(&schema["anyOf"][0], all));
    }
    let codes: Vec<&str> = schema["enum"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    if codes.is_empty() { schema["type"].as_str().unwrap_or_default().to_owned() } else { codes.join(" | ") }
}

#[cfg(test)]
mod tests {
    use super::super::schema::Described as _;
    use super::super::v1::shapes::{Listed, NewProgramme, Theme};
    use super::*;

    #[test]
    fn fields_are_listed_with_those_within_them() {
        let fields = of(NewProgramme::schema);
        let told = |name: &str| fields.iter().find(|field| field.name == name);
        assert!(told("title").unwrap().required && !told("themes").unwrap().required);
        assert_eq!(told("themes").unwrap().kind, "[string]");
        assert_eq!(told("funding[].amount").unwrap().kind, "string");
        assert_eq!(told("year").unwrap().kind, "integer | null");
        let listed: Vec<String> = of(Listed::<Theme>::schema).into_iter().map(|field| field.name).collect();
        assert_eq!(listed, ["code", "name_en", "name_id"]);
    }
}

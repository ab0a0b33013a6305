//! What a body says otherwise than the document describes it, field by field, in sentences of ours: the document is the rule,
//! so nobody reads what a parser says about itself.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::schema::{Described, Schemas, referred};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Reads a body as what an endpoint takes.
///
/// # Errors
/// [`Problem::Invalid`] with every field that is missing, unknown or of another kind, or with the place at which the body stops
/// being JSON.
pub fn read<T: Described + DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let (value, _) = checked::<T>(bytes)?;
    serde_json::from_value(value).map_err(|_| Problem::Invalid(Faults::one("body", "fault-api-body")))
}

/// Reads a body that changes what is there, which `Change` describes: a field that is left out keeps what it holds.
///
/// # Errors
/// As [`read`].
pub fn read_over<Change: Described, T: DeserializeOwned>(
    bytes: &[u8],
    before: &impl Serialize,
) -> Result<T, Problem> {
    let (mut value, schema) = checked::<Change>(bytes)?;
    let before = serde_json::to_value(before).map_err(anyhow::Error::from)?;
    if let (Some(sent), Some(before)) = (value.as_object_mut(), before.as_object()) {
        let kept = before.iter().filter(|(name, _)| !schema["properties"][name.as_str()].is_null());
        for (name, field) in kept {
            sent.entry(name).or_insert_with(|| field.clone());
        }
    }
    serde_json::from_value(value).map_err(|_| Problem::Invalid(Faults::one("body", "fault-api-body")))
}

/// A body that agrees with the description of a shape, and that description.
fn checked<T: Described>(bytes: &[u8]) -> Result<(Json, Json), Problem> {
    let mut faults = Faults::none();
    let value: Json = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(why) => {
            let place = vec![("line", why.line().into()), ("column", why.column().into())];
            faults.add_with_all("body", "fault-api-json", place);
            return Err(Problem::Invalid(faults));
        }
    };
    let mut schemas = Schemas::default();
    let schema = T::schema(&mut schemas);
    let all = schemas.into_json();
    check(&schema, &value, (&all, "body"), &mut faults);
    faults.or(())?;
    let described = referred(&schema).map_or(Json::Null, |name| all[name].clone());
    Ok((value, described))
}

/// Key of the sentence that says which kind of value a description expects.
fn expected(kind: &str) -> &'static str {
    match kind {
        "integer" => "fault-api-integer",
        "boolean" => "fault-api-boolean",
        "array" => "fault-api-array",
        "object" => "fault-api-object",
        _ => "fault-api-string",
    }
}

/// Whether a value is of a kind, by the words that JSON Schema has for kinds.
fn is_of(kind: &str, value: &Json) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => value.is_null(),
    }
}

/// Compares a value with its description; the part of JSON Schema that our document uses.
fn check(schema: &Json, value: &Json, (all, field): (&Json, &str), faults: &mut Faults) {
    if let Some(name) = referred(schema) {
        return check(&all[name], value, (all, field), faults);
    }
    // What may be left out may be null.
    if let Some(any) = schema["anyOf"].as_array() {
        let own = any.iter().find(|one| one["type"] != "null");
        return match own {
            Some(own) if !value.is_null() => check(own, value, (all, field), faults),
            _ => {}
        };
    }
    let kind = schema["type"].as_str().unwrap_or("string");
    if !is_of(kind, value) {
        return faults.add(field, expected(kind));
    }
    if let Some(codes) = schema["enum"].as_array().filter(|codes| !codes.contains(value)) {
        let codes: Vec<&str> = codes.iter().filter_map(Json::as_str).collect();
        let told = value.as_str().unwrap_or_default().to_owned();
        faults.add_with_all(
            field,
            "fault-api-code",
            vec![("value", told.into()), ("codes", codes.join(", ").into())],
        );
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        check(&schema["items"], item, (all, &format!("{field}[{index}]")), faults);
    }
    if let Some(fields) = value.as_object() {
        check_fields(schema, fields, (all, field), faults);
    }
}

/// Compares an object with its description, field by field: a fault of a field within another is named behind that one's name.
fn check_fields(
    schema: &Json,
    fields: &serde_json::Map<String, Json>,
    (all, field): (&Json, &str),
    faults: &mut Faults,
) {
    let within = |name: &str| if field == "body" { name.to_owned() } else { format!("{field}.{name}") };
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str);
    for name in required.filter(|name| !fields.contains_key(*name)) {
        faults.add(&within(name), "fault-required");
    }
    for (name, value) in fields {
        match schema["properties"].get(name) {
            Some(schema) => check(schema, value, (all, &within(name)), faults),
            None => faults.add(&within(name), "fault-api-unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::v1::shapes::NewProgramme;
    use super::*;

    fn faults(body: &str) -> Vec<(String, &'static str)> {
        match read::<NewProgramme>(body.as_bytes()) {
            Err(Problem::Invalid(faults)) => {
                faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_fault_of_a_body_names_its_field() {
        let body = r#"{ "title": 5, "asing": 1, "themes": ["air", 7], "published": "ya", "year": 1.5,
            "funding": [{ "year": 2023, "source": "Donor", "amount": "1", "form": "gold" }, { "year": "2023" }] }"#;
        let mut told = faults(body);
        told.sort();
        let told: Vec<_> = told.iter().map(|(field, key)| (field.as_str(), *key)).collect();
        let expected = [
            ("asing", "fault-api-unknown"),
            ("funding[0].form", "fault-api-code"),
            ("funding[1].amount", "fault-required"),
            ("funding[1].year", "fault-api-integer"),
            ("organisation", "fault-required"),
            ("published", "fault-api-boolean"),
            ("themes[1]", "fault-api-string"),
            ("title", "fault-api-string"),
            ("year", "fault-api-integer"),
        ];
        assert_eq!(told, expected);
        assert_eq!(faults("[]"), [("body".to_owned(), "fault-api-object")]);
        for broken in ["", "{", "title=Air", "{\"title\": \"\u{0}\"}", &"[".repeat(1000)] {
            assert_eq!(faults(broken), [("body".to_owned(), "fault-api-json")], "{broken}");
        }
        assert!(read::<NewProgramme>(br#"{ "organisation": "a", "title": "b", "year": null }"#).is_ok());
    }
}

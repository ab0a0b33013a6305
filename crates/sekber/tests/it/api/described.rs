//! Whether an answer is as the document describes it: the part of JSON Schema that the document uses.

use serde_json::{Value as Json, json};

/// What a value says otherwise than its description, in a word; the part of JSON Schema that the document uses.
pub fn differs(schema: &Json, value: &Json, document: &Json, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return differs(&document["components"]["schemas"][name], value, document, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any.iter().any(|one| differs(one, value, document, at).is_empty());
        return if fits { Vec::new() } else { vec![format!("{at} is none of what it may be: {value}")] };
    }
    let is_kind = match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        other => return vec![format!("{at} is described as {other:?}")],
    };
    if !is_kind {
        return vec![format!("{at} is {value}, described as {}", schema["type"])];
    }
    let mut faults = Vec::new();
    let text = value.as_str().unwrap_or_default();
    let is_written = match schema["format"].as_str() {
        Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
        Some("date") => text.parse::<jiff::civil::Date>().is_ok(),
        _ => true,
    };
    if !is_written {
        faults.push(format!("{at} is {value}, described as {}", schema["format"]));
    }
    if let Some(codes) = schema["enum"].as_array().filter(|codes| !codes.contains(value)) {
        faults.push(format!("{at} is {value}, none of {codes:?}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        faults.extend(differs(&schema["items"], item, document, &format!("{at}[{index}]")));
    }
    let Some(fields) = value.as_object() else { return faults };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        if !fields.contains_key(name) {
            faults.push(format!("{at} lacks {name}"));
        }
    }
    for (name, value) in fields {
        match schema["properties"].get(name) {
            Some(schema) => faults.extend(differs(schema, value, document, &format!("{at}.{name}"))),
            None if schema["additionalProperties"] == json!(false) => {
                faults.push(format!("{at} has {name} besides"))
            }
            None => {}
        }
    }
    faults
}

//! Counts against a reference in another language, and what is refused.

use serde_json::Value;

use super::*;

/// A season with equal points and two entries that are the same everywhere, and what plain Python in whole numbers counts of it.
const REFERENCE: &str = include_str!("reference.json");

fn input() -> Value {
    let both: Value = serde_json::from_str(REFERENCE).unwrap();
    both["input"].clone()
}

#[test]
fn every_count_is_that_of_the_reference() {
    let both: Value = serde_json::from_str(REFERENCE).unwrap();
    let (output, _) = counted(serde_json::from_value(input()).unwrap()).unwrap();
    let mut found = serde_json::to_value(output).unwrap();
    let mut wanted = both["result"].clone();
    let l1 = |of: &Value| of["change"]["l1"].as_f64().unwrap();
    assert!((l1(&found) - l1(&wanted)).abs() < 1e-9);
    found["change"]["l1"] = Value::Null;
    wanted["change"]["l1"] = Value::Null;
    assert_eq!(found, wanted);
}

#[test]
fn what_cannot_be_counted_as_asked_is_refused() {
    let changed = [
        ("form", Value::from("another")),
        ("samples", Value::from(MOST_SAMPLES + 1)),
        ("entries", Value::from(3)),
        ("criteria", Value::from(4)),
        ("values", serde_json::json!([[10_001]])),
    ];
    for (name, value) in changed {
        let mut asked = input();
        asked[name] = value;
        assert!(counted(serde_json::from_value(asked).unwrap()).is_err(), "{name}");
    }
}

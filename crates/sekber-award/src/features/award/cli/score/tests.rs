//! Scores against an oracle that other programs made, and what is not told in a table.

use super::*;

/// Six tables with their scores and ranks, five sets of comparisons: made with pymcdm 1.4.0 and pyrepo-mcda 0.1.15 and held against the plain
/// formulas, printed to twelve decimals.
const ORACLE: &str = include_str!("oracle.json");

/// Whether everything that is expected was found, numbers to the digits that are printed.
fn holds(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 2e-12 * a.abs().max(1.0)
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| holds(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.iter().all(|(key, a)| b.get(key).is_some_and(|b| holds(a, b)))
        }
        (a, b) => a == b,
    }
}

#[test]
fn every_method_finds_what_other_programs_found() {
    let oracle: Value = serde_json::from_str(ORACLE).unwrap();
    let input: Input = serde_json::from_str(ORACLE).unwrap();
    assert_eq!((input.cases.len(), input.ahp.len()), (6, 5));
    let told = ["expected", "objective_weights", "removing_alternative_reverses_order"];
    for (case, wanted) in input.cases.iter().zip(oracle["cases"].as_array().unwrap()) {
        let found = serde_json::to_value(scored(case).unwrap()).unwrap();
        for part in told {
            let (wanted, found) = (wanted[part].as_object().unwrap(), &found[part]);
            for (method, wanted) in wanted {
                assert!(holds(wanted, &found[method]), "{} {method}: {wanted} {}", case.id, found[method]);
            }
        }
    }
    for (comparisons, wanted) in input.ahp.iter().zip(oracle["ahp"].as_array().unwrap()) {
        let found = serde_json::to_value(compared(comparisons).unwrap()).unwrap();
        for (name, wanted) in wanted.as_object().unwrap().iter().filter(|(name, _)| *name != "upper_triangle")
        {
            assert!(holds(wanted, &found[name]), "{} {name}: {wanted} {}", comparisons.id, found[name]);
        }
    }
}

fn case(matrix: &str) -> Case {
    let table = format!(
        r#"{{"id":"t","weights":[0.5,0.3,0.2],"types":[1,1,-1],"bounds":[[0,100],[0,100],[0,100]],"matrix":{matrix}}}"#
    );
    serde_json::from_str(&table).unwrap()
}

#[test]
fn what_is_not_told_passes_its_weight_to_the_rest() {
    let found = scored(&case("[[80,null,20],[40,60,60],[0,0,100]]")).unwrap();
    let maut = found.expected["maut_linear"]["score"][0].as_f64().unwrap();
    // 80 of 0 to 80 and 20 of 20 to 100 are the best each: so is what is not told.
    assert!((maut - 1.0).abs() < 1e-12, "{maut}");
    for refused in ["[[80,60,20],[null,null,null],[0,0,100]]", "[[80,60],[1,2,3]]", "[[80,-1,3]]"] {
        assert!(scored(&case(refused)).is_err(), "{refused}");
    }
}

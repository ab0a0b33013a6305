//! Every third-party crate carries a licence that the project allows; the list is the one in `deny.toml`.

use std::process::Command;

/// The licences that `deny.toml` allows.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../deny.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let list = table["licenses"]["allow"].as_array().unwrap();
    list.iter().map(|licence| licence.as_str().unwrap().to_owned()).collect()
}

/// Whether one of the alternatives of every required part is allowed. Stricter than the grammar where brackets are
/// left out, never laxer.
fn passes(expression: &str, allowed: &[String]) -> bool {
    let known = |licence: &str| allowed.iter().any(|name| name == licence.trim());
    let alternatives = |part: &str| part.trim_matches(['(', ')', ' ']).replace('/', " OR ");
    expression.split(" AND ").all(|part| alternatives(part).split(" OR ").any(known))
}

#[test]
fn third_party_licences_are_on_the_list() {
    let allowed = allowed();
    let asked = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform"])
        .arg("x86_64-unknown-linux-gnu")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&asked.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "only {} crates were listed", packages.len());
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !passes(package["license"].as_str().unwrap_or("none"), &allowed))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "not on the list: {refused:#?}");
}

#[test]
fn a_licence_that_is_not_on_the_list_is_refused() {
    let allowed = allowed();
    assert!(passes("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
    assert!(passes("MIT/GPL-3.0", &allowed));
    assert!(!passes("GPL-3.0", &allowed));
    assert!(!passes("MIT AND GPL-3.0", &allowed));
}

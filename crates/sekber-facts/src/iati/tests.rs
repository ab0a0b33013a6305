use std::collections::HashSet;

use super::*;

#[test]
fn all_lists_are_there_with_unique_codes() {
    let names = names();
    assert_eq!(names.len(), 51);
    for name in &names {
        let list = codelist(name);
        let codes: HashSet<&str> = list.iter().map(|code| code.code.as_str()).collect();
        assert!(!list.is_empty() && codes.len() == list.len(), "{name}");
    }
    assert!(codelist("NoSuchList").is_empty());
}

#[test]
fn labels_and_states_are_carried() {
    let status = codelist("ActivityStatus");
    assert_eq!(status.len(), 6);
    assert_eq!(status[1].name_id.as_deref(), Some("Pelaksanaan"));
    let sectors = codelist("Sector");
    let education = sectors.iter().find(|code| code.code == "11110").unwrap();
    assert!(education.active && education.category == "111" && education.name_id.is_none());
    assert!(sectors.iter().any(|code| !code.active), "withdrawn sectors are kept for old files");
    let labels: usize =
        names().iter().map(|name| codelist(name).iter().filter(|code| code.name_id.is_some()).count()).sum();
    assert_eq!(labels, 149);
}

use super::*;
use crate::{iati, nomenclature, sdg};

#[test]
fn both_ends_of_the_bridge_exist() {
    assert_eq!(all().len(), 37);
    let sectors: Vec<String> = iati::codelist("SectorCategory").into_iter().map(|code| code.code).collect();
    for field in all() {
        assert!(nomenclature::find(field.bidang).is_some(), "{field:?}");
        assert!(field.goals.iter().all(|goal| sdg::find(&goal.to_string()).is_some()), "{field:?}");
        assert!(field.dac.iter().all(|code| sectors.iter().any(|sector| sector == code)), "{field:?}");
    }
}

#[test]
fn found_from_any_code_inside_the_field() {
    assert_eq!(find("1.02.02.2.01.0001").unwrap().goals, [3, 2]);
    assert_eq!(find("1.02").unwrap().theme, "sosial");
    assert!(find("1").is_none() && find("1.021").is_none());
}

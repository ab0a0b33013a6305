use std::collections::HashSet;
use std::time::Instant;

use super::*;

fn everything() -> Vec<Region> {
    let mut all = UPPER.rows().to_vec();
    scan(|code, name, kind| {
        all.push(Region { code: code.to_owned(), name: name.to_owned(), kind });
        true
    })
    .unwrap();
    all
}

#[test]
fn counts_are_those_of_the_ministry() {
    let all = everything();
    let count = |kind| all.iter().filter(|region| region.kind == kind).count();
    assert_eq!(count(Kind::Provinsi), 38);
    assert_eq!(count(Kind::Kabupaten), 416);
    assert_eq!(count(Kind::Kota), 98);
    assert_eq!(count(Kind::Kecamatan), 7_285);
    assert_eq!(count(Kind::Kelurahan), 8_496);
    assert_eq!(count(Kind::Desa), 75_266);
}

#[test]
fn codes_are_unique_well_formed_and_have_their_parent() {
    let all = everything();
    let codes: HashSet<&str> = all.iter().map(|region| region.code.as_str()).collect();
    assert_eq!(codes.len(), all.len());
    for region in &all {
        assert_eq!(level_of(&region.code), Some(region.level()), "{region:?}");
        assert!(region.parent().is_none_or(|parent| codes.contains(parent)), "{region:?}");
    }
}

#[test]
fn names_are_readable() {
    for region in everything() {
        assert!(!region.name.is_empty() && region.name.trim() == region.name, "{region:?}");
        assert!(!region.name.contains(['"', '*', '\t']), "{region:?}");
        let shouted = region.name.len() > 5 && region.name.chars().all(|letter| !letter.is_lowercase());
        assert!(!shouted || region.name == "RD. PJKA", "{region:?}");
    }
}

#[test]
fn lower_codes_come_in_order_so_that_a_scan_may_stop_early() {
    let mut last = String::new();
    scan(|code, _, _| {
        assert!(last.as_str() < code, "{last} before {code}");
        code.clone_into(&mut last);
        true
    })
    .unwrap();
}

#[test]
fn finds_each_level() {
    let name = |code| find(code).map(|region| region.name);
    assert_eq!(name("61").as_deref(), Some("Kalimantan Barat"));
    assert_eq!(name("61.05").as_deref(), Some("Kabupaten Sintang"));
    assert_eq!(name("61.05.02").as_deref(), Some("Tempunak"));
    assert_eq!(name("61.05.01.1001").as_deref(), Some("Ladang"));
    assert_eq!(find("61.05.01.1001").map(|region| region.kind), Some(Kind::Kelurahan));
    assert_eq!(name("11.01.01.2001").as_deref(), Some("Keude Bakongan"));
    for unknown in ["", "6", "61.5", "61.99", "61.05.99", "61.05.01.9999", "61.05.", "6105", "xx.yy", "６１"]
    {
        assert_eq!(find(unknown), None, "{unknown}");
    }
}

#[test]
fn the_last_region_of_the_nation_is_reached() {
    let last = everything().into_iter().rfind(|region| region.level() == Level::Village).unwrap();
    assert_eq!(find(&last.code), Some(last));
}

#[test]
fn sintang_is_whole_and_in_order() {
    let sintang = within("61.05");
    let count = |level| sintang.iter().filter(|region| region.level() == level).count();
    assert_eq!([count(Level::Regency), count(Level::District), count(Level::Village)], [1, 14, 406]);
    assert_eq!(sintang.iter().filter(|region| region.kind == Kind::Kelurahan).count(), 16);
    assert!(sintang.is_sorted_by(|a, b| a.code < b.code));
    assert_eq!(children("61.05").len(), 14);
    assert_eq!(within("61.05.02").len(), 1 + children("61.05.02").len());
    assert_eq!(within("61.05.01.1001").len(), 1);
    assert!(within("61.0").is_empty() && within("").is_empty());
}

#[test]
fn lists_of_the_upper_levels() {
    assert_eq!(provinces().len(), 38);
    assert_eq!(regencies().len(), 514);
    assert_eq!(children("61").len(), 14);
    assert_eq!(within("61").iter().filter(|region| region.level() == Level::Regency).count(), 14);
    assert_eq!(find("31").map(|region| region.name).as_deref(), Some("Daerah Khusus Ibukota Jakarta"));
}

/// Bound for builds without optimisation; with it a question takes a tenth of this.
#[test]
fn asking_for_a_regency_is_quick() {
    let start = Instant::now();
    assert!(!within("94.71").is_empty() || !within("96.71").is_empty());
    assert!(start.elapsed().as_millis() < 3_000, "{:?}", start.elapsed());
}
